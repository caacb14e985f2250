/**
 * MediaWiki with OATHAuth, the extension for the second factor that comes with it, from Debian's package, on PostgreSQL.
 *
 * People sign in through the API as apps do. The second factor has pages only, which are HTML forms. A forgotten password
 * is replaced by a mailed temporary one and there is no link, so the checks of links are absent.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from '../../../demo-server/testing/postgres-cluster.ts';
import { fakeClock } from '../parts/fake-clock.ts';
import { hiddenFields, lastHiddenFields } from '../parts/forms.ts';
import { addressOfClient, textIn } from '../parts/reading.ts';
import type { Adapter } from '../trial/adapter.ts';
import type { Answer, Client } from '../trial/client.ts';
import { debianServer, fieldOf } from './installed/debian.ts';
import { startServerProcess } from './installed/server-process.ts';

const API = '/api.php';
/** The page of the second factor. `qqx` makes MediaWiki print the names of its messages instead of texts. */
const MANAGE = '/index.php?title=Special:Manage_Two-factor_authentication&uselang=qqx';
/** How many requests PHP's built-in server answers at once. */
const WORKERS = '8';
const MODULES = ['pdo', 'ctype', 'dom', 'fileinfo', 'iconv', 'intl', 'mbstring', 'pgsql', 'tokenizer', 'xml'];
const MODULES_AFTER = ['xmlreader', 'simplexml', 'posix'];

const adapter: Adapter = {
  name: 'MediaWiki',
  remark:
    'Debian’s package with its OATHAuth, PostgreSQL. Defaults, with caches in the database and one trusted proxy',
  async start() {
    const php = /php\d+\.\d+/.exec(await fieldOf('MediaWiki', 'php-cli', 'Depends'))?.[0] ?? 'php';
    const { folder, version } = await debianServer({
      name: 'MediaWiki',
      packages: ['mediawiki', 'mediawiki-classes'],
      runtime: ['cli', 'intl', 'mbstring', 'opcache', 'pgsql', 'xml'].map((part) => `${php}-${part}`),
    });
    await using started = new AsyncDisposableStack();
    const clock = await fakeClock();
    const database = started.adopt(await startPostgres(), (one) => one.stop());
    const wiki = join(folder, 'usr', 'share', 'mediawiki');
    const program = join(folder, 'usr', 'bin', php);
    const settings = (data: string) => join(data, 'LocalSettings.php');
    const env = (data: string) => ({
      MW_CONFIG_FILE: settings(data),
      PHPRC: data,
      // Not the modules that this computer has installed.
      PHP_INI_SCAN_DIR: '',
      PHP_CLI_SERVER_WORKERS: WORKERS,
      LD_LIBRARY_PATH: join(
        folder,
        'usr',
        'lib',
        `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`,
      ),
    });
    const startingServer = startServerProcess({
      name: 'MediaWiki',
      program,
      clock,
      readyAt: `${API}?action=query&meta=siteinfo&format=json`,
      async prepare({ data, port }) {
        await mkdir(join(data, 'images'));
        await writeFile(join(data, 'php.ini'), await phpSettings(folder));
        const { hostname, port: databasePort, username, password, pathname } = new URL(database.url);
        const administrator = randomBytes(12).toString('hex');
        const options = {
          dbtype: 'postgres',
          dbserver: hostname,
          dbport: databasePort,
          dbname: pathname.slice(1),
          dbuser: username,
          dbpass: decodeURIComponent(password),
          installdbuser: username,
          installdbpass: decodeURIComponent(password),
          confpath: data,
          server: `http://127.0.0.1:${port}`,
          scriptpath: '',
          pass: administrator,
        };
        await promisify(execFile)(
          program,
          [
            join(wiki, 'maintenance', 'install.php'),
            ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
            'Conformance',
            'Administrator',
          ],
          { cwd: data, env: { PATH: process.env.PATH, ...env(data) } },
        );
        await appendFile(settings(data), extraSettings(wiki, data));
        await promisify(execFile)(program, [join(wiki, 'maintenance', 'update.php'), '--quick'], {
          cwd: data,
          env: { PATH: process.env.PATH, ...env(data) },
        });
      },
      args: ({ port }) => ['-S', `127.0.0.1:${port}`, '-t', wiki],
      env: ({ data }) => env(data),
    });
    const server = started.adopt(await startingServer, (one) => one.stop());
    const running = started.move();
    return {
      origin: server.origin,
      version,
      clock: clock.clock,
      addressHeaders: (client) => ({ 'X-Forwarded-For': addressOfClient(client) }),
      accepts: isAccepted,
      verifyRoute: { path: API, type: 'form', body: codeFields },
      protectedRoutes: [
        { method: 'GET', path: `${API}?action=query&list=watchlist&format=json` },
        { method: 'GET', path: `${API}?action=query&list=watchlistraw&format=json` },
        { method: 'GET', path: '/index.php?title=Special:Preferences' },
        { method: 'GET', path: MANAGE },
      ],
      operations: {
        async signUp(client, { email, password }) {
          const createtoken = await token(client, 'createaccount');
          const answer = await api(client, 'createaccount', {
            username: nameOf(email),
            email,
            password,
            retype: password,
            createtoken,
            createreturnurl: client.origin,
          });
          return answer.accepted ? withPassword(client, email, password) : answer;
        },
        async signIn(client, { email, password }) {
          const answer = await withPassword(client, email, password);
          const awaitsCode = textIn(answer.body, 'clientlogin', 'messagecode') === 'oathauth-auth-ui';
          return { ...answer, accepted: answer.accepted || awaitsCode, awaitsCode };
        },
        verify: (client, code, extra = {}) => client.postForm(API, { ...extra, ...codeFields(code, client) }),
        verifyBackupCode: (client, code) => client.postForm(API, codeFields(code, client)),
        async signOut(client) {
          return api(client, 'logout', { token: await token(client, 'csrf') });
        },
        async whoAmI(client) {
          const { body } = await client.get(`${API}?action=query&meta=userinfo&format=json`);
          const isAnonymous = textIn(body, 'query', 'userinfo', 'anon') !== undefined;
          return isAnonymous ? undefined : emailOf(textIn(body, 'query', 'userinfo', 'name'));
        },
        async enable(client) {
          const page = await client.get(`${MANAGE}&action=enable&module=totp`);
          client.state.hidden = hiddenFields(page.body, 'token');
          const shown = shownOn(String(page.body));
          // With the second factor on, the page has another form.
          return { ...page, ...shown, accepted: page.accepted && shown.keyUri !== undefined };
        },
        async confirm(client, code) {
          const answer = await client.postForm(`${MANAGE}&action=enable&module=totp`, {
            ...lastHiddenFields(client),
            token: code,
          });
          return { ...answer, accepted: says(answer, 'oathauth-validatedoath') };
        },
        async disable(client, { code }) {
          const page = await client.get(`${MANAGE}&action=disable&module=totp`);
          const answer = await client.postForm(`${MANAGE}&action=disable&module=totp`, {
            ...hiddenFields(page.body, 'token'),
            token: code,
          });
          return { ...answer, accepted: says(answer, 'oathauth-disabledoath') };
        },
        async changePassword(client, { next }) {
          return api(client, 'changeauthenticationdata', {
            changeauthrequest: 'MediaWiki\\Auth\\PasswordAuthenticationRequest',
            password: next,
            retype: next,
            changeauthtoken: await token(client, 'csrf'),
          });
        },
      },
      stop: () => running.disposeAsync(),
    };
  },
};
export default adapter;

/** Names of MediaWiki’s users cannot have an “@”. */
function nameOf(email: string): string {
  return email.replace(/@.*$/, '');
}

/** MediaWiki writes the first letter of a name large. */
function emailOf(name: string | undefined): string | undefined {
  return name && `${name.toLowerCase()}@example.com`;
}

async function withPassword(client: Client, email: string, password: string): Promise<Answer> {
  client.state.token = await token(client, 'login');
  return api(client, 'clientlogin', {
    username: nameOf(email),
    password,
    logintoken: client.state.token,
    loginreturnurl: client.origin,
  });
}

function api(client: Client, action: string, fields: Record<string, unknown>): Promise<Answer> {
  return client.postForm(API, { action, format: 'json', ...fields });
}

async function token(client: Client, type: string): Promise<string | undefined> {
  const { body } = await client.get(`${API}?action=query&meta=tokens&type=${type}&format=json`);
  return textIn(body, 'query', 'tokens', `${type}token`);
}

/** The code goes with the token that the browser got before the password. */
function codeFields(code: unknown, client: Client): Record<string, unknown> {
  return {
    action: 'clientlogin',
    format: 'json',
    logincontinue: '1',
    OATHToken: code,
    logintoken: client.state.token,
  };
}

/** The API answers refusals with status 200, too, and requests without an action with the page of its manual. */
function isAccepted({ status, body }: Omit<Answer, 'accepted'>): boolean {
  if (status < 200 || status > 299) return false;
  if (typeof body !== 'object' || body === null) return !String(body).includes('"ApiHelp"');
  if ('error' in body) return false;
  const [outcome] = ['clientlogin', 'createaccount', 'changeauthenticationdata']
    .map((action) => textIn(body, action, 'status'))
    .filter((one) => one !== undefined);
  return outcome === undefined || outcome === 'PASS' || outcome === 'success';
}

function says({ status, body }: Answer, message: string): boolean {
  return status === 200 && String(body).includes(`(${message})`);
}

/** Returns the key URI and the recovery codes of the page that turns on the second factor. */
function shownOn(page: string): { keyUri?: string; backupCodes: string[] } {
  const keyUri = /data-mw-qrcode-url="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  const codes = [...page.matchAll(/<li><kbd>([^<]+)<\/kbd><\/li>/g)].map(([, code = '']) => code);
  return { backupCodes: codes.map((code) => code.replaceAll(' ', '')), ...(keyUri && { keyUri }) };
}

/** Returns PHP’s settings: the modules of this folder, and errors into the server’s output instead of its pages. */
async function phpSettings(folder: string): Promise<string> {
  const api = (await readdir(join(folder, 'usr', 'lib', 'php'))).find((name) => /^\d{8}$/.test(name)) ?? '';
  return [
    `extension_dir = "${join(folder, 'usr', 'lib', 'php', api)}"`,
    ...[...MODULES, ...MODULES_AFTER].map((module) => `extension = ${module}`),
    'zend_extension = opcache',
    'display_errors = 0',
    'memory_limit = 256M',
  ].join('\n');
}

/** Returns what is added to the settings that the installer wrote. */
function extraSettings(wiki: string, data: string): string {
  return `
$wgExtensionDirectory = '${join(wiki, 'extensions-core')}';
wfLoadExtension('OATHAuth');
$wgUploadDirectory = '${join(data, 'images')}';
$wgCacheDirectory = '${data}';
# Without a cache MediaWiki has no limits.
$wgMainCacheType = CACHE_DB;
# The suite stands for a proxy that names each client's address.
$wgCdnServersNoPurge = ['127.0.0.1'];
$wgUsePrivateIPs = true;
$wgJobRunRate = 0;
`;
}
