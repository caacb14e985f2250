import { z } from 'zod';
import { route } from './route.ts';

export const health = route({
  method: 'GET',
  path: '/healthz',
  access: 'anyone',
  summary:
    'Liveness: answers as long as the process runs. It checks nothing else, so a database that is down restarts no server.',
  body: undefined,
  reply: z.strictObject({ status: z.literal('ok') }),
});

export const readiness = route({
  method: 'GET',
  path: '/readyz',
  access: 'anyone',
  summary:
    'Readiness: whether to send requests here. Answers 503 while the database does not answer, and once the server is stopping.',
  body: undefined,
  reply: z.strictObject({ status: z.literal('ready') }),
});
