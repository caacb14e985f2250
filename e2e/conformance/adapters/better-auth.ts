/** better-auth's `twoFactor` plugin with its default options, on its SQLite adapter. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { addressOfClient, textIn, textsIn } from '../parts/reading.ts';
import type { Adapter } from '../trial/adapter.ts';
import type { Answer, Client } from '../trial/client.ts';

const adapter: Adapter = {
  name: `better-auth ${twoFactor().version}`,
  remark: 'The `twoFactor` plugin without options, rate limits as in production, SQLite in memory',
  async start() {
    const worker = new Worker(new URL('better-auth-worker.ts', import.meta.url));
    const [{ address }] = (await once(worker, 'message')) as [{ address: string }];
    let offset = 0;
    const order = async (what: object): Promise<{ token?: string }> => {
      const answered = once(worker, 'message');
      worker.postMessage(what);
      return (await answered)[0];
    };
    const verifyPath = '/api/auth/two-factor/verify-totp';
    const verify = (client: Client, code: unknown, extra: Record<string, unknown> = {}) =>
      client.post(verifyPath, { ...extra, code });
    return {
      origin: address,
      clock: {
        now: () => Date.now() + offset,
        advance: async (ms) => {
          await order({ advance: ms });
          offset += ms;
        },
      },
      // By default better-auth takes the client's address from this header.
      addressHeaders: (client) => ({ 'X-Forwarded-For': addressOfClient(client) }),
      verifyRoute: { path: verifyPath, body: (code) => ({ code }) },
      protectedRoutes: [
        { method: 'GET', path: '/api/auth/list-sessions' },
        { method: 'POST', path: '/api/auth/update-user', body: { name: 'Mallory' } },
        {
          method: 'POST',
          path: '/api/auth/change-password',
          body: { currentPassword: 'x', newPassword: 'y y y y y y' },
        },
        { method: 'POST', path: '/api/auth/revoke-sessions', body: {} },
        { method: 'POST', path: '/api/auth/two-factor/get-totp-uri', body: { password: 'x' } },
        { method: 'POST', path: '/api/auth/two-factor/generate-backup-codes', body: { password: 'x' } },
        { method: 'POST', path: '/api/auth/two-factor/disable', body: { password: 'x' } },
      ],
      operations: {
        signUp: (client, person) => client.post('/api/auth/sign-up/email', person),
        async signIn(client, { email, password }) {
          const answer = await client.post('/api/auth/sign-in/email', { email, password });
          return { ...answer, awaitsCode: awaitsCode(answer) };
        },
        signOut: (client) => client.post('/api/auth/sign-out'),
        async whoAmI(client) {
          const { body } = await client.get('/api/auth/get-session');
          return textIn(body, 'user', 'email');
        },
        async enable(client, password) {
          const answer = await client.post('/api/auth/two-factor/enable', { password });
          return {
            ...answer,
            keyUri: textIn(answer.body, 'totpURI'),
            backupCodes: textsIn(answer.body, 'backupCodes'),
          };
        },
        confirm: verify,
        verify,
        stepUp: verify,
        verifyBackupCode: (client, code) => client.post('/api/auth/two-factor/verify-backup-code', { code }),
        async regenerateBackupCodes(client, proof) {
          const answer = await client.post('/api/auth/two-factor/generate-backup-codes', proof);
          return { ...answer, backupCodes: textsIn(answer.body, 'backupCodes') };
        },
        disable: (client, proof) => client.post('/api/auth/two-factor/disable', proof),
        revealKey: (client, password) => client.post('/api/auth/two-factor/get-totp-uri', { password }),
        changePassword: (client, { current, next }) =>
          client.post('/api/auth/change-password', { currentPassword: current, newPassword: next }),
        requestReset: (client, email) => client.post('/api/auth/request-password-reset', { email }),
        mailedResetToken: async (email) => (await order({ tokenOf: email })).token,
        reset: (client, { token, password }) =>
          client.post('/api/auth/reset-password', { token, newPassword: password }),
      },
      async stop() {
        const ended = once(worker, 'exit');
        await order({ stop: true });
        await worker.terminate();
        await ended;
      },
    };
  },
};
export default adapter;

function awaitsCode({ body }: Answer): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'twoFactorRedirect' in body &&
    body.twoFactorRedirect === true
  );
}
