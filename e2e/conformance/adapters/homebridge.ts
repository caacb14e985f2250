/**
 * Homebridge’s web interface, as it is after its setup. An administrator creates the accounts, as there is no sign-up.
 * The second factor goes with the password in one request: there is no session between.
 */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setBearer } from '../parts/bearer.ts';
import { fakeClock } from '../parts/fake-clock.ts';
import { textIn } from '../parts/reading.ts';
import type { Adapter } from '../trial/adapter.ts';
import type { Answer, Client } from '../trial/client.ts';
import { installedServer } from './installed/install.ts';
import { startServerProcess } from './installed/server-process.ts';

const VERSION = '5.10.0';
const UI = 'homebridge-config-ui-x';

const adapter: Adapter = {
  name: `Homebridge UI ${VERSION}`,
  remark: 'Defaults. An administrator creates the accounts',
  async start() {
    const folder = await installedServer({
      name: 'Homebridge UI',
      version: VERSION,
      packages: ['homebridge@1.11.4', `${UI}@${VERSION}`],
      compiled: ['@homebridge/node-pty-prebuilt-multiarch'],
    });
    await using started = new AsyncDisposableStack();
    const clock = await fakeClock();
    const startingServer = startServerProcess({
      name: 'Homebridge UI',
      clock,
      readyAt: '/api/auth/settings',
      prepare: ({ data, port }) =>
        writeFile(
          join(data, 'config.json'),
          JSON.stringify({
            bridge: { name: 'Homebridge', username: '0E:00:00:00:00:01', port: port + 1, pin: '031-45-154' },
            platforms: [{ platform: 'config', name: 'Config', port, host: '127.0.0.1', auth: 'form' }],
          }),
        ),
      args: () => [join(folder, 'node_modules', UI, 'dist', 'bin', 'standalone.js')],
      env: ({ data }) => ({ UIX_STORAGE_PATH: data }),
    });
    const server = started.adopt(await startingServer, (one) => one.stop());
    const asAdministrator = await setUp(server.origin);
    const running = started.move();
    return {
      origin: server.origin,
      clock: clock.clock,
      oneRequest: true,
      addressesAreProven: true,
      verifyRoute: { path: '/api/auth/login', body: credentials },
      protectedRoutes: [
        { method: 'GET', path: '/api/auth/check' },
        { method: 'POST', path: '/api/auth/refresh' },
        { method: 'POST', path: '/api/users/otp/setup' },
      ],
      operations: {
        async signUp(client, { name, email, password }) {
          await asAdministrator('/api/users', { name, username: email, password, admin: false });
          return signedIn(client, await client.post('/api/auth/login', { username: email, password }));
        },
        async signIn(client, { email, password }) {
          client.state.credentials = { username: email, password };
          const answer = await client.post('/api/auth/login', client.state.credentials);
          const awaitsCode = answer.status === 412;
          return { ...signedIn(client, answer), accepted: answer.accepted || awaitsCode, awaitsCode };
        },
        verify: async (client, code, extra = {}) =>
          signedIn(client, await client.post('/api/auth/login', { ...extra, ...credentials(code, client) })),
        async whoAmI(client) {
          const { accepted } = await client.get('/api/auth/check');
          return accepted ? nameInToken(client) : undefined;
        },
        async enable(client) {
          const answer = await client.post('/api/users/otp/setup');
          return { ...answer, keyUri: textIn(answer.body, 'otpauth') };
        },
        confirm: (client, code) => client.post('/api/users/otp/activate', { code }),
        disable: (client, { password }) => client.post('/api/users/otp/deactivate', { password }),
        changePassword: (client, { current, next }) =>
          client.post('/api/users/change-password', { currentPassword: current, newPassword: next }),
      },
      stop: () => running.disposeAsync(),
    };
  },
};
export default adapter;

function credentials(code: unknown, client: Client): Record<string, unknown> {
  return { ...(client.state.credentials as object), otp: code };
}

function signedIn(client: Client, answer: Answer): Answer {
  const token = textIn(answer.body, 'access_token');
  if (token !== undefined) setBearer(client, token);
  return answer;
}

/** Returns the name in the client’s token, which the server has just accepted. */
function nameInToken(client: Client): string | undefined {
  const [, payload = ''] = (client.headers.Authorization ?? '').split('.');
  return textIn(JSON.parse(Buffer.from(payload, 'base64url').toString()), 'username');
}

/** Creates the first administrator with the server’s setup, and returns how to post as this administrator. */
async function setUp(origin: string): Promise<(path: string, body: object) => Promise<void>> {
  const send = async (path: string, token: string | undefined, body?: object) => {
    const answer = await fetch(origin + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        'Content-Type': 'application/json',
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`Homebridge UI refused the setup at ${path} (status ${answer.status}).`);
    return answer.json() as Promise<{ access_token: string }>;
  };
  const administrator = {
    name: 'Administrator',
    username: 'administrator',
    password: randomBytes(12).toString('hex'),
  };
  const { access_token: wizard } = await send('/api/setup-wizard/get-setup-wizard-token', undefined);
  await send('/api/setup-wizard/create-first-user', wizard, { ...administrator, admin: true });
  return async (path, body) => {
    // The clock may have moved past the end of an earlier token.
    const { access_token: token } = await send('/api/auth/login', undefined, administrator);
    await send(path, token, body);
  };
}
