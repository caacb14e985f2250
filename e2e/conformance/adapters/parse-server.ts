/**
 * Parse Server with its built-in `mfa` adapter for TOTP, on PostgreSQL, with the defaults for everything else.
 *
 * Here the app makes the key, and the server stores what the app sends. So this adapter makes it, and checks of the key are
 * absent. The second factor goes with the password in one request: there is no session between.
 */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '../../../demo-server/testing/postgres-cluster.ts';
import { base32FromBytes } from '../../../shared/base32.ts';
import { fakeClock } from '../parts/fake-clock.ts';
import { textIn } from '../parts/reading.ts';
import type { Adapter } from '../trial/adapter.ts';
import { type Answer, type Client, FORM, formBody } from '../trial/client.ts';
import { installedServer, nodeOf } from './installed/install.ts';
import { startServerProcess } from './installed/server-process.ts';

const VERSION = '9.10.0';
const APP = 'conformance';
const BASE = '/parse';

/** A mail adapter for Parse Server that writes the links to a file. */
const MAIL = `const { appendFileSync } = require('node:fs');
module.exports = ({ file }) => {
  const keep = ({ link, user }) => appendFileSync(file, JSON.stringify({ link, email: user.get('email') }) + '\\n');
  return { sendMail: async () => {}, sendVerificationEmail: async () => {}, sendPasswordResetEmail: async (mail) => keep(mail) };
};
`;

const adapter: Adapter = {
  name: `Parse Server ${VERSION}`,
  remark: 'Defaults and `mfa` with TOTP, PostgreSQL. The app makes the key, here the adapter',
  async start() {
    const folder = await installedServer({
      name: 'Parse Server',
      version: VERSION,
      packages: [`parse-server@${VERSION}`],
      // Later versions of Express’s router lack a field that this version of Parse Server reads.
      overrides: { router: '2.2.0' },
      node: 24,
    });
    await using started = new AsyncDisposableStack();
    const clock = await fakeClock();
    const database = started.adopt(await startPostgres(), (one) => one.stop());
    let mails = '';
    const startingServer = startServerProcess({
      name: 'Parse Server',
      program: nodeOf(folder),
      clock,
      readyAt: `${BASE}/health`,
      async prepare({ port, data }) {
        mails = join(data, 'mails');
        await writeFile(mails, '');
        await writeFile(join(data, 'mail.cjs'), MAIL);
        const url = `http://127.0.0.1:${port}${BASE}`;
        await writeFile(
          join(data, 'settings.json'),
          JSON.stringify({
            appId: APP,
            appName: 'Conformance',
            masterKey: randomBytes(20).toString('hex'),
            databaseURI: database.url,
            serverURL: url,
            publicServerURL: url,
            port,
            host: '127.0.0.1',
            mountPath: BASE,
            auth: { mfa: { options: ['TOTP'] } },
            emailAdapter: { module: join(data, 'mail.cjs'), options: { file: mails } },
          }),
        );
      },
      args: ({ data }) => [
        join(folder, 'node_modules', 'parse-server', 'bin', 'parse-server'),
        join(data, 'settings.json'),
      ],
      env: ({ data }) => ({ PARSE_SERVER_LOGS_FOLDER: join(data, 'logs') }),
    });
    const server = started.adopt(await startingServer, (one) => one.stop());
    const running = started.move();
    return {
      origin: server.origin,
      clock: clock.clock,
      oneRequest: true,
      appMakesKey: true,
      verifyRoute: { path: `${BASE}/login`, body: credentials },
      protectedRoutes: [
        { method: 'GET', path: `${BASE}/users/me` },
        { method: 'GET', path: `${BASE}/sessions/me` },
        { method: 'POST', path: `${BASE}/upgradeToRevocableSession` },
      ],
      operations: {
        async signUp(client, { email, password }) {
          client.headers['X-Parse-Application-Id'] = APP;
          return signedIn(client, await client.post(`${BASE}/users`, { username: email, email, password }));
        },
        async signIn(client, { email, password }) {
          client.headers['X-Parse-Application-Id'] = APP;
          client.state.credentials = { username: email, password };
          const answer = await client.post(`${BASE}/login`, { username: email, password });
          const awaitsCode = /additional authData mfa/i.test(textIn(answer.body, 'error') ?? '');
          return { ...signedIn(client, answer), accepted: answer.accepted || awaitsCode, awaitsCode };
        },
        verify: async (client, code, extra = {}) =>
          signedIn(client, await client.post(`${BASE}/login`, { ...extra, ...credentials(code, client) })),
        verifyBackupCode: async (client, code) =>
          signedIn(client, await client.post(`${BASE}/login`, credentials(code, client))),
        signOut: (client) => client.post(`${BASE}/logout`),
        async whoAmI(client) {
          return textIn((await client.get(`${BASE}/users/me`)).body, 'email');
        },
        async enable(client) {
          const answer = await client.get(`${BASE}/users/me`);
          const secret = base32FromBytes(randomBytes(20));
          client.state.secret = secret;
          const label = `Conformance:${textIn(answer.body, 'email') ?? ''}`;
          return { ...answer, keyUri: `otpauth://totp/${label}?secret=${secret}&issuer=Conformance` };
        },
        async confirm(client, code) {
          const answer = await update(client, {
            authData: { mfa: { secret: client.state.secret, token: code } },
          });
          const codes = textIn(answer.body, 'authDataResponse', 'mfa', 'recovery')?.split(', ');
          return { ...answer, ...(codes && { backupCodes: codes }) };
        },
        disable: (client) => update(client, { authData: { mfa: null } }),
        changePassword: (client, { next }) => update(client, { password: next }),
        requestReset(client, email) {
          client.headers['X-Parse-Application-Id'] = APP;
          return client.post(`${BASE}/requestPasswordReset`, { email });
        },
        async mailedResetToken(email) {
          const lines = (await readFile(mails, 'utf8')).trim().split('\n').reverse();
          const mail = lines.map((line) => JSON.parse(line)).find((one) => one.email === email);
          return mail ? (new URL(mail.link).searchParams.get('token') ?? undefined) : undefined;
        },
        reset: (client, { token, password }) =>
          client.send(`${BASE}/apps/${APP}/request_password_reset`, {
            method: 'POST',
            headers: { 'Content-Type': FORM, 'X-Requested-With': 'XMLHttpRequest' },
            body: formBody({ token, new_password: password }),
          }),
      },
      stop: () => running.disposeAsync(),
    };
  },
};
export default adapter;

function credentials(code: unknown, client: Client): Record<string, unknown> {
  return { ...(client.state.credentials as object), authData: { mfa: { token: code } } };
}

/** Keeps the session of a sign-in, as Parse’s client does. */
function signedIn(client: Client, answer: Answer): Answer {
  const token = textIn(answer.body, 'sessionToken');
  if (token !== undefined) {
    client.headers['X-Parse-Session-Token'] = token;
    client.state.user = textIn(answer.body, 'objectId');
  }
  return answer;
}

function update(client: Client, fields: object): Promise<Answer> {
  return client.send(`${BASE}/users/${String(client.state.user)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fields),
  });
}
