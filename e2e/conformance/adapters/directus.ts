/**
 * Directus with its defaults, on PostgreSQL, as its own app uses it: the session is a cookie. An administrator creates the
 * accounts. The second factor goes with the password in one request.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from '../../../demo-server/testing/postgres-cluster.ts';
import { fakeClock } from '../parts/fake-clock.ts';
import { addressOfClient, textIn } from '../parts/reading.ts';
import type { Adapter } from '../trial/adapter.ts';
import type { Client } from '../trial/client.ts';
import { installedServer, nodeOf } from './installed/install.ts';
import { startMailCatcher } from './installed/mail-catcher.ts';
import { startServerProcess } from './installed/server-process.ts';

const VERSION = '11.17.4';

const adapter: Adapter = {
  name: `Directus ${VERSION}`,
  remark: 'Defaults, PostgreSQL, sessions in cookies. An administrator creates the accounts',
  async start() {
    const folder = await installedServer({
      name: 'Directus',
      version: VERSION,
      packages: [`directus@${VERSION}`],
      // Runs scripts that administrators write. This version comes compiled, the one that Directus names does not.
      overrides: { 'isolated-vm': '6.1.2' },
      node: 22,
    });
    await using started = new AsyncDisposableStack();
    const clock = await fakeClock();
    const database = started.adopt(await startPostgres(), (one) => one.stop());
    const mail = started.adopt(await startMailCatcher(), (one) => one.stop());
    const program = nodeOf(folder);
    // Not `directus` itself, which asks the network for a newer version before each command.
    const directus = join(folder, 'node_modules', '@directus', 'api', 'dist', 'cli', 'run.js');
    const administrator = randomBytes(20).toString('hex');
    const secret = randomBytes(20).toString('hex');
    const password = randomBytes(12).toString('hex');
    const settings = (port: number): Record<string, string> => ({
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DB_CLIENT: 'pg',
      DB_CONNECTION_STRING: database.url,
      SECRET: secret,
      ADMIN_EMAIL: 'administrator@example.com',
      ADMIN_PASSWORD: password,
      ADMIN_TOKEN: administrator,
      EMAIL_TRANSPORT: 'smtp',
      EMAIL_SMTP_HOST: '127.0.0.1',
      EMAIL_SMTP_PORT: String(mail.port),
      EMAIL_SMTP_IGNORE_TLS: 'true',
      EMAIL_VERIFY_SETUP: 'false',
      TELEMETRY: 'false',
      LOG_LEVEL: 'error',
    });
    const startingServer = startServerProcess({
      name: 'Directus',
      program,
      clock,
      readyAt: '/server/ping',
      async prepare({ data, port }) {
        const env = { PATH: process.env.PATH, ...settings(port) };
        await promisify(execFile)(program, [directus, 'bootstrap'], { cwd: data, env });
      },
      args: () => [directus, 'start'],
      env: ({ port }) => settings(port),
    });
    const server = started.adopt(await startingServer, (one) => one.stop());
    const asAdministrator = async (path: string, body: object): Promise<string> => {
      const answer = await fetch(server.origin + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${administrator}` },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`Directus refused the setup at ${path} (status ${answer.status}).`);
      return textIn(await answer.json(), 'data', 'id') ?? '';
    };
    const role = await asAdministrator('/roles', { name: 'People' });
    const policy = await asAdministrator('/policies', { name: 'May use the app', app_access: true });
    await asAdministrator('/access', { role, policy });
    // As Directus recommends for the users of its app.
    await asAdministrator('/permissions', {
      policy,
      collection: 'directus_users',
      action: 'update',
      permissions: { id: { _eq: '$CURRENT_USER' } },
      fields: ['first_name', 'last_name', 'email', 'password', 'language', 'tfa_secret'],
    });
    const running = started.move();
    const login = async (client: Client, fields: Record<string, unknown>) =>
      client.post('/auth/login', { mode: 'session', ...fields });
    return {
      origin: server.origin,
      clock: clock.clock,
      oneRequest: true,
      addressesAreProven: true,
      addressHeaders: (client) => ({ 'X-Forwarded-For': addressOfClient(client) }),
      verifyRoute: {
        path: '/auth/login',
        body: (otp, client) => ({ mode: 'session', ...credentials(client), otp }),
      },
      protectedRoutes: [
        { method: 'GET', path: '/users/me' },
        { method: 'POST', path: '/users/me/tfa/generate', body: { password: 'x' } },
        { method: 'POST', path: '/users/me/tfa/disable', body: { otp: '000000' } },
      ],
      operations: {
        async signUp(client, { email, password }) {
          await asAdministrator('/users', { email, password, role, status: 'active' });
          return login(client, { email, password });
        },
        async signIn(client, { email, password }) {
          client.state.credentials = { email, password };
          const answer = await login(client, { email, password });
          const awaitsCode = JSON.stringify(answer.body).includes('"INVALID_OTP"');
          return { ...answer, accepted: answer.accepted || awaitsCode, awaitsCode };
        },
        verify: (client, otp, extra = {}) => login(client, { ...extra, ...credentials(client), otp }),
        signOut: (client) => client.post('/auth/logout', { mode: 'session' }),
        async whoAmI(client) {
          return textIn((await client.get('/users/me?fields=email')).body, 'data', 'email');
        },
        async enable(client, password) {
          const answer = await client.post('/users/me/tfa/generate', { password });
          client.state.secret = textIn(answer.body, 'data', 'secret');
          return { ...answer, keyUri: textIn(answer.body, 'data', 'otpauth_url') };
        },
        confirm: (client, otp) => client.post('/users/me/tfa/enable', { secret: client.state.secret, otp }),
        disable: (client, { code: otp }) => client.post('/users/me/tfa/disable', { otp }),
        changePassword: (client, { next }) =>
          client.send('/users/me', {
            method: 'PATCH',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ password: next }),
          }),
        requestReset: (client, email) => client.post('/auth/password/request', { email }),
        mailedResetToken: (email) => mail.linkParameter(email, 'token'),
        reset: (client, { token, password }) => client.post('/auth/password/reset', { token, password }),
      },
      stop: () => running.disposeAsync(),
    };
  },
};
export default adapter;

function credentials(client: Client): Record<string, unknown> {
  return (client.state.credentials ?? {}) as Record<string, unknown>;
}
