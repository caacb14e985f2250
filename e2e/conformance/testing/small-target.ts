import { textIn } from '../adapters/reading.ts';
import type { Target } from '../trial/adapter.ts';
import type { Client } from '../trial/client.ts';
import type { SmallServer } from './small-server.ts';

/** Returns the adapter of the small server. */
export function smallTarget(server: SmallServer): Target {
  const code = (client: Client, value: unknown, extra: Record<string, unknown> = {}) =>
    client.post('/code', { ...extra, code: value });
  return {
    origin: server.origin,
    clock: {
      now: () => Date.now() + server.clock.offset,
      advance: async (ms) => {
        server.clock.offset += ms;
      },
    },
    verifyRoute: { path: '/code', body: (value) => ({ code: value }) },
    protectedRoutes: [{ method: 'GET', path: '/me' }],
    operations: {
      signUp: (client, person) => client.post('/sign-up', person),
      async signIn(client, credentials) {
        const answer = await client.post('/sign-in', credentials);
        return { ...answer, awaitsCode: JSON.stringify(answer.body).includes('"awaitsCode":true') };
      },
      whoAmI: async (client) => textIn((await client.get('/me')).body, 'email'),
      async enable(client, password) {
        const answer = await client.post('/enable', { password });
        return { ...answer, keyUri: textIn(answer.body, 'uri') };
      },
      confirm: code,
      verify: code,
      proveAddress: (client) => client.post('/prove', {}),
      changePassword: (client, { current, next }) => client.post('/change', { password: current, next }),
      requestReset: (client, email) => client.post('/forgot', { email }),
      mailedResetToken: async (email) => server.mailed(email),
      reset: (client, wanted) => client.post('/reset', wanted),
      disable: (client, proof) => client.post('/off', proof),
    },
    stop: () => server.stop(),
  };
}
