import { z } from 'zod';
import { route } from './route.ts';

export const health = route({
  method: 'GET',
  path: '/healthz',
  access: 'anyone',
  summary: 'Answers when the server is up and its database can be read.',
  body: undefined,
  reply: z.strictObject({ status: z.literal('ok') }),
});
