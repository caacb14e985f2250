import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { type RouteName, routes } from '../../../demo-server/contract/index.ts';
import { startServer } from '../../../demo-server/server.ts';
import { readConfig } from '../../../demo-server/settings/read-config.ts';
import { addressOfClient, textIn, textsIn } from '../parts/reading.ts';
import type { Adapter, Target } from '../trial/adapter.ts';
import type { Client } from '../trial/client.ts';

/** bcrypt's cost for the run: low, because the suite checks decisions, not timing. */
const PASSWORD_COST = { memoryKiB: 64, passes: 1, bcrypt: 6 };

/** Where the server stores its data. */
export interface Storage {
  /** The URL of a PostgreSQL database to use instead of the file in the data folder. */
  databaseUrl?: string;
  stop(): Promise<void>;
}

export function countersignOn(storageName: string, openStorage: () => Promise<Storage>): Adapter {
  return {
    name: `Countersign’s demo server on ${storageName}`,
    remark: 'Defaults, with its demo controls',
    async start() {
      const storage = await openStorage();
      const data = await mkdtemp(join(tmpdir(), 'countersign-conformance-'));
      let offset = 0;
      const clock = () => Date.now() + offset;
      const config = readConfig(['--port', '0', '--data', data], {
        COUNTERSIGN_TRUSTED_PROXIES: '1',
        ...(storage.databaseUrl !== undefined && { DATABASE_URL: storage.databaseUrl }),
      });
      if (config === 'help') throw new TypeError('The arguments must give a configuration.');
      const server = await startServer(config, {
        logger: pino({ level: 'silent' }),
        clock,
        pages: join(data, 'no-pages'),
        passwordCost: PASSWORD_COST,
      });
      return {
        ...describeApi(server.address),
        clock: {
          now: clock,
          advance: async (ms) => {
            offset += ms;
          },
        },
        addressHeaders: (client) => ({ 'X-Forwarded-For': addressOfClient(client) }),
        async stop() {
          await server.close();
          await storage.stop();
          await rm(data, { recursive: true, force: true });
        },
      };
    },
  };
}

function describeApi(
  origin: string,
): Pick<Target, 'origin' | 'operations' | 'verifyRoute' | 'protectedRoutes'> {
  const post = (client: Client, name: RouteName, body: unknown = {}) => client.post(routes[name].path, body);
  const verify = (client: Client, code: unknown, extra: Record<string, unknown> = {}) =>
    post(client, 'verifyTotp', { ...extra, code });
  // Without a mail server, mail stays in the outbox.
  const mailedToken = async (email: string, wanted: string) => {
    const outbox = routes.readOutbox.reply.parse(await (await fetch(origin + routes.readOutbox.path)).json());
    const mail = outbox.messages.find(({ kind, recipient }) => kind === wanted && recipient === email);
    return /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  };
  return {
    origin,
    verifyRoute: { path: routes.verifyTotp.path, body: (code) => ({ code }) },
    protectedRoutes: Object.values(routes)
      .filter(({ access }) => access !== 'anyone' && access !== 'pending')
      .map(({ method, path }) => ({ method, path })),
    operations: {
      signUp: (client, person) => post(client, 'signUpEmail', person),
      async signIn(client, { email, password }) {
        const answer = await post(client, 'signInEmail', { email, password });
        const { body } = answer;
        const awaitsCode = typeof body === 'object' && body !== null && 'twoFactorRedirect' in body;
        return { ...answer, awaitsCode };
      },
      signOut: (client) => post(client, 'signOut'),
      async whoAmI(client) {
        const { body } = await client.get(routes.getSession.path);
        return textIn(body, 'user', 'email');
      },
      async enable(client, password) {
        const answer = await post(client, 'beginEnrolment', { password });
        return {
          ...answer,
          keyUri: textIn(answer.body, 'totpURI'),
          backupCodes: textsIn(answer.body, 'backupCodes'),
        };
      },
      confirm: verify,
      verify,
      stepUp: (client, code) => post(client, 'stepUp', { code }),
      verifyBackupCode: (client, code) => post(client, 'verifyBackupCode', { code }),
      async regenerateBackupCodes(client, proof) {
        const answer = await post(client, 'generateBackupCodes', proof);
        return { ...answer, backupCodes: textsIn(answer.body, 'backupCodes') };
      },
      disable: (client, proof) => post(client, 'disableTwoFactor', proof),
      // better-auth has a route that shows the key in use again; this server has none.
      revealKey: (client, password) => client.post('/api/auth/two-factor/get-totp-uri', { password }),
      async proveAddress(client, email) {
        return post(client, 'verifyAddress', { token: await mailedToken(email, 'verify-address') });
      },
      changePassword: (client, { current, next }) =>
        post(client, 'changePassword', { currentPassword: current, newPassword: next }),
      requestReset: (client, email) => post(client, 'requestPasswordReset', { email }),
      mailedResetToken: (email) => mailedToken(email, 'reset-password'),
      reset: (client, { token, password }) => post(client, 'resetPassword', { token, newPassword: password }),
      async recover(client, { email, password }) {
        await post(client, 'signInEmail', { email, password });
        await post(client, 'requestOwnRecovery');
        return post(client, 'redeemRecovery', { token: await mailedToken(email, 'recovery-link'), password });
      },
    },
  };
}
