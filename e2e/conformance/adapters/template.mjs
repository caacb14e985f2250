/**
 * An adapter to begin with. It connects to a running server at the address below. Change the paths and the field names
 * to yours. Remove what your server does not offer: the report then shows it as absent.
 *
 * Use a test installation. The suite creates some two hundred accounts, tries wrong codes and passwords, and locks
 * accounts.
 */

const ORIGIN = process.env.CONFORMANCE_ORIGIN ?? 'http://127.0.0.1:3000';

/** @type {import('@countersign/conformance').Adapter} */
export default {
  name: 'My server 1.0',
  async start({ textIn, textsIn }) {
    return {
      origin: ORIGIN,
      verifyRoute: { path: '/verify', body: (code) => ({ code }) },
      protectedRoutes: [{ method: 'GET', path: '/me' }],
      // If a test hook can move the server's clock, the run is quick and also checks what expires:
      // clock: { now: () => …, advance: async (ms) => … },
      // If the server says with its body whether it accepted a request: accepts: ({ status, body }) => …,
      operations: {
        signUp: (client, person) => client.post('/sign-up', person),
        async signIn(client, { email, password }) {
          const answer = await client.post('/sign-in', { email, password });
          return { ...answer, awaitsCode: answer.body?.awaitsCode === true };
        },
        async whoAmI(client) {
          const { accepted, body } = await client.get('/me');
          return accepted ? textIn(body, 'email') : undefined;
        },
        async enable(client, password) {
          const answer = await client.post('/enable', { password });
          return {
            ...answer,
            keyUri: textIn(answer.body, 'uri'),
            backupCodes: textsIn(answer.body, 'backupCodes'),
          };
        },
        confirm: (client, code) => client.post('/confirm', { code }),
        verify: (client, code, extra) => client.post('/verify', { ...extra, code }),
        signOut: (client) => client.post('/sign-out'),
        verifyBackupCode: (client, code) => client.post('/backup-code', { code }),
        disable: (client, proof) => client.post('/off', proof),
      },
      stop: async () => {},
    };
  },
};
