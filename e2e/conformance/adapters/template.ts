/**
 * Copy this adapter for your own server. It connects to a running server at the address below. Change the paths and
 * the field names to yours. Remove what your server does not offer: the report then
 * shows it as absent.
 *
 * Use a test installation. The suite creates some two hundred accounts, tries wrong codes and passwords, and locks
 * accounts.
 */

import { textIn, textsIn } from '../parts/reading.ts';
import type { Adapter } from '../trial/adapter.ts';

const ORIGIN = process.env.CONFORMANCE_ORIGIN ?? 'http://127.0.0.1:3000';

const adapter: Adapter = {
  name: 'My server 1.0',
  async start() {
    return {
      origin: ORIGIN,
      verifyRoute: { path: '/login/code', body: (code) => ({ code }) },
      protectedRoutes: [{ method: 'GET', path: '/account' }],
      // If a test hook can move the server's clock, the run is quick and also checks what expires:
      // clock: { now: () => …, advance: async (ms) => … },
      operations: {
        signUp: (client, person) => client.post('/register', person),
        async signIn(client, { email, password }) {
          const answer = await client.post('/login', { email, password });
          return { ...answer, awaitsCode: textIn(answer.body, 'next') === 'code' };
        },
        async whoAmI(client) {
          const { accepted, body } = await client.get('/account');
          return accepted ? textIn(body, 'email') : undefined;
        },
        async enable(client, password) {
          const answer = await client.post('/account/2fa', { password });
          return {
            ...answer,
            keyUri: textIn(answer.body, 'uri'),
            backupCodes: textsIn(answer.body, 'recoveryCodes'),
          };
        },
        confirm: (client, code) => client.post('/account/2fa/confirm', { code }),
        verify: (client, code, extra) => client.post('/login/code', { ...extra, code }),
        signOut: (client) => client.post('/logout'),
        verifyBackupCode: (client, code) => client.post('/login/recovery-code', { code }),
        disable: (client, proof) => client.post('/account/2fa/off', proof),
      },
      stop: async () => {},
    };
  },
};
export default adapter;
