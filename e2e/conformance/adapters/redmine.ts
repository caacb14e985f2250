/**
 * Redmine from Debian’s package, on PostgreSQL, with its own second factor and backup codes. Its pages are HTML forms. People
 * register themselves and open a mailed link, which is one of Redmine’s settings.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from '../../../demo-server/testing/postgres-cluster.ts';
import { qrTextsIn } from '../../kit/qr/qr-in-picture.ts';
import { fakeClock } from '../parts/fake-clock.ts';
import { hiddenFields, lastHiddenFields, submit } from '../parts/forms.ts';
import { redirectOf } from '../parts/redirects.ts';
import type { Adapter } from '../trial/adapter.ts';
import type { Answer, Client } from '../trial/client.ts';
import { debianServer } from './installed/debian.ts';
import { startMailCatcher } from './installed/mail-catcher.ts';
import { overlaid } from './installed/overlaid.ts';
import { startServerProcess } from './installed/server-process.ts';

const HOME = '/usr/share/redmine';
const STATE = '/var/lib/redmine';
/** Where Redmine sends people after what worked. */
const INSIDE = ['/my/page', '/my/account'];
/** The form on the page of the account is sent as PUT. Its token is good for the other requests, too. */
const BY_POST = { _method: 'post' };

const adapter: Adapter = {
  name: 'Redmine',
  remark: 'Debian’s package, PostgreSQL. Defaults, and people may register with a mailed link',
  async start() {
    const { folder, version } = await debianServer({
      name: 'Redmine',
      packages: ['redmine'],
      runtime: ['redmine', 'redmine-pgsql', 'puma'],
    });
    await using started = new AsyncDisposableStack();
    const clock = await fakeClock();
    const database = started.adopt(await startPostgres(), (one) => one.stop());
    const mail = started.adopt(await startMailCatcher(), (one) => one.stop());
    const inOverlay = (data: string, command: readonly string[]) =>
      overlaid(
        { folder, ahead: join(data, 'ahead'), writable: { [STATE]: join(data, 'state') } },
        // Bundler looks for its file from the folder in which it starts.
        ['env', '--chdir', HOME, ...command],
      );
    const env = (data: string) => ({ RAILS_ENV: 'production', HOME: data, LANG: 'C.UTF-8' });
    const startingServer = startServerProcess({
      name: 'Redmine',
      program: 'unshare',
      clock,
      readyAt: '/login',
      async prepare({ data, port }) {
        await writeSettings(data, { databaseUrl: database.url, mailPort: mail.port, port });
        const [program = '', ...args] = inOverlay(data, ['bundle', 'exec', 'rake', 'conformance']);
        await promisify(execFile)(program, args, {
          env: { ...process.env, ...env(data), SCHEMA: '/dev/null', REDMINE_LANG: 'en' },
          maxBuffer: 64 * 2 ** 20,
        });
      },
      args: ({ data, port }) =>
        inOverlay(data, [
          'bundle',
          'exec',
          'puma',
          '--environment',
          'production',
          '--bind',
          `tcp://127.0.0.1:${port}`,
        ]).slice(1),
      env: ({ data }) => env(data),
    });
    const server = started.adopt(await startingServer, (one) => one.stop());
    const running = started.move();
    return {
      origin: server.origin,
      version,
      clock: clock.clock,
      addressesAreProven: true,
      accepts: (answer) =>
        (answer.status >= 200 && answer.status < 300) || leadsTo(answer, server.origin, INSIDE),
      verifyRoute: {
        path: '/account/twofa',
        type: 'form',
        body: (code, client) => ({ ...lastHiddenFields(client), twofa_code: code }),
      },
      protectedRoutes: [
        { method: 'GET', path: '/my/page' },
        { method: 'GET', path: '/my/account' },
        { method: 'GET', path: '/my/password' },
        { method: 'GET', path: '/my/twofa/totp/activate/confirm' },
        { method: 'GET', path: '/my/twofa/backup_codes/confirm' },
      ],
      operations: {
        async signUp(client, { name, email, password }) {
          const registered = await submit(client, '/account/register', {
            'user[login]': email,
            'user[mail]': email,
            'user[firstname]': name,
            'user[lastname]': 'Person',
            'user[password]': password,
            'user[password_confirmation]': password,
          });
          if (!leadsTo(registered, client.origin, ['/login'])) return { ...registered, accepted: false };
          const token = await mail.linkParameter(email, 'token');
          await client.get(`/account/activate?token=${token}`);
          return inside(await submit(client, '/login', { username: email, password }), client);
        },
        async signIn(client, { email, password }) {
          const answer = await submit(client, '/login', { username: email, password });
          const awaitsCode = leadsTo(answer, client.origin, ['/account/twofa/confirm']);
          if (awaitsCode)
            client.state.hidden = await fieldsOf(client, '/account/twofa/confirm', 'twofa_code');
          return { ...answer, accepted: awaitsCode || inside(answer, client).accepted, awaitsCode };
        },
        async verify(client, code, extra = {}) {
          const fields = { ...extra, ...lastHiddenFields(client), twofa_code: code };
          return inside(await client.postForm('/account/twofa', fields), client);
        },
        async verifyBackupCode(client, code) {
          const fields = { ...lastHiddenFields(client), twofa_code: code };
          return inside(await client.postForm('/account/twofa', fields), client);
        },
        async signOut(client) {
          const answer = await submit(client, '/logout', {});
          return { ...answer, accepted: leadsTo(answer, client.origin, ['/']) };
        },
        async whoAmI(client) {
          const { body, status } = await client.get('/my/account');
          if (status !== 200) return undefined;
          const field = /<input[^>]*\bid="user_mail"[^>]*>/.exec(String(body))?.[0] ?? '';
          return /\bvalue="([^"]+)"/.exec(field)?.[1];
        },
        async enable(client) {
          await submit(client, '/my/account', BY_POST, '/my/twofa/totp/activate/init');
          return keyPage(client);
        },
        confirm: (client, code) =>
          codeTo(client, '/my/twofa/totp/activate/confirm', '/my/twofa/totp/activate', code),
        revealKey: (client) => keyPage(client),
        async regenerateBackupCodes(client, { code }) {
          await submit(client, '/my/account', BY_POST, '/my/twofa/backup_codes/init');
          const page = '/my/twofa/backup_codes';
          const answer = await codeTo(client, `${page}/confirm`, `${page}/create`, code);
          if (!leadsTo(answer, client.origin, [page])) return { ...answer, accepted: false };
          const shown = await client.get(page);
          const codes = [...String(shown.body).matchAll(/<li><code>([^<]+)<\/code><\/li>/g)];
          return { ...shown, backupCodes: codes.map(([, one = '']) => one.replaceAll(' ', '')) };
        },
        async disable(client, { code }) {
          await submit(client, '/my/account', BY_POST, '/my/twofa/totp/deactivate/init');
          return codeTo(client, '/my/twofa/totp/deactivate/confirm', '/my/twofa/totp/deactivate', code);
        },
        async changePassword(client, { current, next }) {
          const answer = await submit(client, '/my/password', {
            password: current,
            new_password: next,
            new_password_confirmation: next,
          });
          return inside(answer, client);
        },
        async requestReset(client, email) {
          const answer = await submit(client, '/account/lost_password', { mail: email });
          return { ...answer, accepted: leadsTo(answer, client.origin, ['/login']) };
        },
        mailedResetToken: (email) => mail.linkParameter(email, 'token'),
        async reset(client, { token, password }) {
          await client.get(`/account/lost_password?token=${encodeURIComponent(token)}`);
          const answer = await submit(client, '/account/lost_password', {
            new_password: password,
            new_password_confirmation: password,
          });
          return { ...answer, accepted: leadsTo(answer, client.origin, ['/login']) };
        },
      },
      stop: () => running.disposeAsync(),
    };
  },
};
export default adapter;

/** Writes the files that Debian’s package makes while it is installed. */
async function writeSettings(
  data: string,
  { databaseUrl, mailPort, port: ownPort }: { databaseUrl: string; mailPort: number; port: number },
): Promise<void> {
  const site = join(data, 'state', 'default');
  for (const name of ['config', 'log', 'files', 'public/plugin_assets', 'tmp']) {
    await mkdir(join(site, name), { recursive: true });
  }
  const ahead = join(data, 'ahead', HOME);
  await mkdir(join(ahead, 'config'), { recursive: true });
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const database = {
    production: {
      adapter: 'postgresql',
      host: hostname,
      port: Number(port),
      database: pathname.slice(1),
      username,
      password: decodeURIComponent(password),
      encoding: 'utf8',
    },
  };
  // JSON is YAML.
  await writeFile(join(site, 'config', 'database.yml'), JSON.stringify(database));
  await writeFile(join(site, 'config', 'secret_key.txt'), randomBytes(32).toString('hex'));
  await writeFile(
    join(site, 'config', 'configuration.yml'),
    `default:
  email_delivery:
    delivery_method: :smtp
    smtp_settings:
      address: 127.0.0.1
      port: ${mailPort}
      enable_starttls_auto: false
`,
  );
  await writeFile(join(ahead, 'Gemfile.local'), "gem 'puma'\n");
  // One task, because each start of Ruby takes as long as the rest.
  await mkdir(join(ahead, 'lib', 'tasks'), { recursive: true });
  await writeFile(
    join(ahead, 'lib', 'tasks', 'conformance.rake'),
    `task conformance: ['db:migrate', 'redmine:load_default_data'] do
  Setting.self_registration = '1'
  Setting.host_name = '127.0.0.1:${ownPort}'
  Setting.default_language = 'en'
end
`,
  );
}

/** Whether an answer is a redirect to one of these pages. */
function leadsTo(answer: Omit<Answer, 'accepted'>, origin: string, pages: readonly string[]): boolean {
  const to = redirectOf(answer, origin);
  return to?.origin === origin && pages.includes(to.pathname);
}

/** Redmine shows a form that it refuses once more, with status 200. */
function inside(answer: Answer, client: Client): Answer {
  return { ...answer, accepted: leadsTo(answer, client.origin, INSIDE) };
}

async function fieldsOf(client: Client, page: string, field: string): Promise<Record<string, string>> {
  return hiddenFields((await client.get(page)).body, field);
}

async function codeTo(client: Client, page: string, action: string, code: unknown): Promise<Answer> {
  return inside(await submit(client, page, { twofa_code: code }, action), client);
}

/** Returns the page that shows the key, as text and in a QR code. */
async function keyPage(client: Client): Promise<Answer & { keyUri?: string }> {
  const answer = await client.get('/my/twofa/totp/activate/confirm');
  const picture = /<img[^>]*\bsrc="data:image\/png;base64,([^"]+)"/.exec(String(answer.body))?.[1];
  if (picture === undefined) return answer;
  const [keyUri] = await qrTextsIn({ bytes: Buffer.from(picture, 'base64'), name: 'Redmine’s QR code' });
  return { ...answer, ...(keyUri !== undefined && { keyUri }) };
}
