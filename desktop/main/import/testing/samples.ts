/** At least one file of every format, with the expected accounts. */
import QRCode from 'qrcode';
import { MADE, type Made, uriOf } from './accounts.ts';
import * as apps from './authenticators.ts';
import { sqlCipher, sqlite, sqliteWithRoom, zip } from './containers.ts';
import * as managers from './password-managers.ts';

export interface Sample {
  format: string;
  title: string;
  bytes: () => Promise<Uint8Array> | Uint8Array;
  password?: string;
  /** Whether any change is detected: ciphertext with a seal, or no ciphertext. */
  sealed: boolean;
  accounts: readonly Made[];
}

export const PASSPHRASE = 'Pässwörd ✓ 123';

const totp = MADE.filter(({ type }) => type === 'totp');
const noSteam = MADE.filter(({ type }) => type !== 'steam');
const noCounters = MADE.filter(({ type }) => type !== 'hotp');
const steam = MADE.filter(({ type }) => type === 'steam');

const bare = { tags: [], note: '', favourite: false };
/** Returns only names and the parameters of codes. */
const withoutExtras = (accounts: readonly Made[]): Made[] =>
  accounts.map((account) => ({ ...account, ...bare }));
const firstTag = (accounts: readonly Made[]): Made[] =>
  accounts.map((account) => ({ ...account, note: '', favourite: false, tags: account.tags.slice(0, 1) }));
/** For formats with only the usual algorithm, length and period. */
const usual = (accounts: readonly Made[]): Made[] =>
  withoutExtras(accounts).map(({ counter: _, ...account }) => ({
    ...account,
    type: 'totp',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  }));
const googleLike = withoutExtras(
  noSteam.filter(({ digits, period }) => [6, 8].includes(digits) && [30, undefined].includes(period)),
);

type Row = readonly [
  format: string,
  title: string,
  accounts: readonly Made[],
  write: (accounts: readonly Made[]) => Promise<Uint8Array> | Uint8Array,
  expected?: (accounts: readonly Made[]) => readonly Made[],
];

const PLAIN: readonly Row[] = [
  ['aegis', 'content version 3', MADE, (a) => apps.aegisPlain(a)],
  [
    'aegis',
    'content version 2',
    MADE,
    (a) => apps.aegisPlain(a, 2),
    (a) => a.map((one) => ({ ...one, tags: one.tags.slice(0, 1) })),
  ],
  [
    'aegis',
    'content version 1',
    MADE,
    (a) => apps.aegisPlain(a, 1),
    (a) => a.map((one) => ({ ...one, tags: one.tags.slice(0, 1) })),
  ],
  ['aegis', 'HTML', MADE, apps.aegisHtml, (a) => a.map((one) => ({ ...one, tags: [] }))],
  ['2fas', 'schema 4', MADE, (a) => apps.twoFasPlain(a), firstTag],
  ['2fas', 'schema 3', MADE, (a) => apps.twoFasPlain(a, 3), firstTag],
  ['2fas', 'schema 2', totp, (a) => apps.twoFasPlain(a, 2), firstTag],
  [
    '2fas',
    'schema 1',
    totp,
    (a) => apps.twoFasPlain(a, 1),
    (a) => firstTag(a).map((one) => ({ ...one, algorithm: 'SHA1', digits: 6, period: 30 })),
  ],
  [
    'andotp',
    'plain',
    MADE,
    apps.andOtpPlain,
    (a) => a.map((one) => ({ ...one, note: '', favourite: false })),
  ],
  ['ente', 'plain', MADE, (a) => Buffer.from(apps.enteLines(a))],
  ['ente', 'HTML', MADE, apps.enteHtml],
  [
    'ente',
    'HTML, codes without display',
    MADE,
    (a) => apps.enteHtml(a, false),
    (a) => a.map((one) => ({ ...one, tags: [], favourite: false })),
  ],
  [
    'proton-authenticator',
    'plain',
    noCounters,
    apps.protonPlain,
    (a) => a.map((one) => ({ ...one, ...bare, note: one.note })),
  ],
  [
    'stratum',
    'plain',
    MADE,
    apps.stratumPlain,
    (a) => a.map((one) => ({ ...one, note: '', favourite: false })),
  ],
  ['stratum', 'HTML', MADE, apps.stratumHtml, withoutExtras],
  ['stratum', 'database', MADE, stratumDatabase, withoutExtras],
  ['freeotp', 'version 1', MADE, apps.freeOtpFirst, withoutExtras],
  ['freeotp-plus', 'JSON', MADE, apps.freeOtpPlus, withoutExtras],
  ['google-authenticator', 'one part', googleLike, (a) => Buffer.from(apps.googlePart(a))],
  ['google-authenticator', 'three parts in disorder', googleLike, googleParts],
  ['google-authenticator', 'a picture', googleLike, (a) => QRCode.toBuffer(apps.googlePart(a), { scale: 4 })],
  [
    'google-authenticator',
    'database',
    noSteam,
    googleDatabase,
    (a) =>
      withoutExtras(a).map((one) => ({
        ...one,
        algorithm: 'SHA1',
        digits: 6,
        ...(one.type === 'totp' && { period: 30 }),
      })),
  ],
  [
    'bitwarden',
    'JSON',
    noCounters,
    (a) => Buffer.from(JSON.stringify(managers.bitwardenVault(a), null, 2)),
    (a) => a.map((one) => ({ ...one, tags: one.tags.slice(0, 1) })),
  ],
  [
    'bitwarden',
    'CSV',
    noCounters,
    bitwardenCsv,
    (a) => a.map((one) => ({ ...one, tags: one.tags.slice(0, 1) })),
  ],
  [
    'bitwarden-authenticator',
    'JSON',
    noCounters,
    managers.bitwardenAuthenticator,
    (a) => a.map((one) => ({ ...one, tags: [], note: '' })),
  ],
  ['bitwarden-authenticator', 'CSV', totp, bitwardenAuthenticatorCsv, withoutExtras],
  [
    'keepassxc-csv',
    'CSV',
    noCounters,
    keePassXcCsv,
    (a) => firstTag(a).map((one, at) => ({ ...one, note: a[at]?.note ?? '' })),
  ],
  ['lastpass-csv', 'CSV', totp, lastPassCsv, (a) => a.map((one) => ({ ...one, tags: one.tags.slice(0, 1) }))],
  [
    'lastpass-authenticator',
    'version 3',
    totp,
    apps.lastPassAuthenticator,
    (a) => a.map((one) => ({ ...one, note: '', tags: one.tags.slice(0, 1) })),
  ],
  [
    '1password-1pux',
    '1PUX',
    noCounters,
    async (a) =>
      zip({ 'export.attributes': Buffer.from('{"version":3}'), 'export.data': managers.onePasswordData(a) }),
  ],
  ['1password-csv', 'CSV', totp, onePasswordCsv],
  ['apple-passwords', 'CSV', totp, appleCsv, (a) => a.map((one) => ({ ...one, ...bare, note: one.note }))],
  ['strongbox-csv', 'CSV', totp, strongboxCsv, (a) => a.map((one) => ({ ...one, ...bare, note: one.note }))],
  [
    'dashlane-csv',
    'CSV',
    totp,
    dashlaneCsv,
    (a) => a.map((one) => ({ ...one, favourite: false, tags: one.tags.slice(0, 1) })),
  ],
  [
    'dashlane-csv',
    'ZIP',
    totp,
    async (a) => zip({ 'credentials.csv': dashlaneCsv(a), 'ids.csv': Buffer.from('type,number\n') }),
    (a) => a.map((one) => ({ ...one, favourite: false, tags: one.tags.slice(0, 1) })),
  ],
  [
    'dashlane-json',
    'JSON',
    totp,
    managers.dashlaneJson,
    (a) => a.map((one) => ({ ...one, ...bare, note: one.note })),
  ],
  ['enpass', 'JSON', noCounters, managers.enpassJson],
  ['cxf', 'JSON', totp, managers.cxfJson],
  ['cxf', 'ZIP', totp, async (a) => zip({ 'CXF-Export/index.json': managers.cxfJson(a) })],
  [
    'proton-pass',
    'ZIP',
    noCounters,
    async (a) => zip({ 'Proton Pass/data.json': managers.protonPassData(a) }),
    (a) => a.map((one) => ({ ...one, tags: [] })),
  ],
  ['raivo', 'JSON', noSteam, apps.raivoJson, (a) => a.map((one) => ({ ...one, tags: [], note: '' }))],
  [
    'totp-authenticator',
    'backup without a password',
    totp,
    (a) => apps.totpAuthenticator(a),
    (a) => withoutExtras(a).map((one) => ({ ...one, algorithm: 'SHA1' })),
  ],
  [
    'battlenet',
    'authenticator',
    [battleNetAccount()],
    ([a]) => apps.battleNet(a?.secret ?? '', a?.name ?? '', true),
  ],
  [
    'battlenet',
    'Battle.net Mobile',
    [battleNetAccount()],
    ([a]) => apps.battleNet(a?.secret ?? '', a?.name ?? '', false),
  ],
  ['steam', 'maFile', steam, ([a]) => apps.steamJson(a ?? battleNetAccount())],
  [
    'authy',
    'preferences, decrypted',
    totp,
    (a) =>
      apps.preferences({ 'com.authy.storage.tokens.authenticator.key': JSON.stringify(apps.authyTokens(a)) }),
    (a) => withoutExtras(a).map((one) => ({ ...one, algorithm: 'SHA1', period: 30 })),
  ],
  [
    'duo',
    'accounts.json',
    noSteam,
    apps.duoJson,
    (a) =>
      withoutExtras(a).map((one) => ({
        ...one,
        issuer: '',
        algorithm: 'SHA1',
        digits: 6,
        ...(one.type === 'totp' && { period: 30 }),
      })),
  ],
  ['microsoft-authenticator', 'database', totp, microsoftDatabase, usual],
  ['key-uris', 'lines', MADE, (a) => Buffer.from(`\ufeff${a.map(uriOf).join('\r\n')}\r\n`), withoutExtras],
  [
    'key-uris',
    'HTML',
    MADE,
    (a) =>
      Buffer.from(
        `<html><body>${a.map((one) => `<p>${uriOf(one).replaceAll('&', '&amp;')}</p>`).join('')}</body></html>`,
      ),
    withoutExtras,
  ],
  [
    'key-uris',
    'JSON',
    MADE,
    (a) => Buffer.from(JSON.stringify({ accounts: a.map((one) => ({ uri: uriOf(one) })) })),
    withoutExtras,
  ],
  [
    'key-uris',
    'UTF-16',
    MADE,
    (a) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(a.map(uriOf).join('\r\n'), 'utf16le')]),
    withoutExtras,
  ],
  ['key-uris', 'HTML with pictures', totp, htmlWithPictures, withoutExtras],
  [
    'winauth',
    'ZIP',
    MADE,
    async (a) => zip({ 'winauth.txt': Buffer.from(a.map(uriOf).join('\r\n')) }),
    withoutExtras,
  ],
];

const SEALED: readonly Row[] = [
  ['aegis', 'encrypted', MADE, (a) => apps.aegisEncrypted(a, ['another', PASSPHRASE])],
  ['2fas', 'encrypted, schema 4', MADE, (a) => apps.twoFasEncrypted(a, PASSPHRASE), firstTag],
  ['2fas', 'encrypted, schema 2', totp, (a) => apps.twoFasEncrypted(a, PASSPHRASE, 2), firstTag],
  [
    'andotp',
    'encrypted',
    MADE,
    (a) => apps.andOtpEncrypted(a, PASSPHRASE),
    (a) => a.map((one) => ({ ...one, note: '', favourite: false })),
  ],
  [
    'andotp',
    'encrypted, old',
    MADE,
    (a) => apps.andOtpOld(a, PASSPHRASE),
    (a) => a.map((one) => ({ ...one, note: '', favourite: false })),
  ],
  ['ente', 'encrypted', MADE, (a) => apps.enteEncrypted(a, PASSPHRASE)],
  ['ente', 'encrypted, last chunk not marked', MADE, (a) => apps.enteEncrypted(a, PASSPHRASE, 'message')],
  [
    'proton-authenticator',
    'encrypted',
    noCounters,
    (a) => apps.protonEncrypted(a, PASSPHRASE),
    (a) => a.map((one) => ({ ...one, ...bare, note: one.note })),
  ],
  [
    'stratum',
    'encrypted',
    MADE,
    (a) => apps.stratumEncrypted(a, PASSPHRASE),
    (a) => a.map((one) => ({ ...one, note: '', favourite: false })),
  ],
  ['freeotp', 'version 2', MADE, (a) => apps.freeOtpSecond(a, PASSPHRASE), withoutExtras],
  ['freeotp', 'version 2 of Android 6', MADE, (a) => apps.freeOtpSecond(a, PASSPHRASE, true), withoutExtras],
  [
    'bitwarden',
    'protected, PBKDF2',
    noCounters,
    (a) => managers.bitwardenProtected(a, PASSPHRASE, 'pbkdf2'),
    (a) => a.map((one) => ({ ...one, tags: one.tags.slice(0, 1) })),
  ],
  [
    'bitwarden',
    'protected, Argon2id',
    noCounters,
    (a) => managers.bitwardenProtected(a, PASSPHRASE, 'argon2id'),
    (a) => a.map((one) => ({ ...one, tags: one.tags.slice(0, 1) })),
  ],
  [
    'keepass',
    'KDBX 4, Argon2d, otp',
    MADE,
    (a) => managers.kdbx(a, PASSPHRASE, { version: 4, kdf: 'argon2d', field: 'otp' }),
    (a) => a.map((one) => ({ ...one, favourite: false })),
  ],
  [
    'keepass',
    'KDBX 4, Argon2id, TimeOtp',
    keePassTotp(),
    (a) => managers.kdbx(a, PASSPHRASE, { version: 4, kdf: 'argon2id', field: 'TimeOtp' }),
    (a) => a.map((one) => ({ ...one, favourite: false })),
  ],
  [
    'keepass',
    'KDBX 4, AES-KDF, TOTP Seed',
    noCounters,
    (a) => managers.kdbx(a, PASSPHRASE, { version: 4, kdf: 'aes', field: 'TOTP Seed' }),
    (a) => a.map((one) => ({ ...one, favourite: false, algorithm: 'SHA1' })),
  ],
  [
    'keepass',
    'KDBX 3.1, otp',
    MADE,
    (a) => managers.kdbx(a, PASSPHRASE, { version: 3, kdf: 'aes', field: 'otp' }),
    (a) => a.map((one) => ({ ...one, favourite: false })),
  ],
  [
    'raivo',
    'encrypted ZIP',
    noSteam,
    async (a) =>
      zip(
        { 'raivo-otp-export.json': apps.raivoJson(a), 'raivo-otp-export.html': Buffer.from('<html></html>') },
        { password: PASSPHRASE },
      ),
    (a) => a.map((one) => ({ ...one, tags: [], note: '' })),
  ],
  [
    'authenticator-plus',
    'ZIP',
    MADE,
    async (a) => zip({ 'Accounts.txt': Buffer.from(a.map(uriOf).join('\n')) }, { password: PASSPHRASE }),
    withoutExtras,
  ],
  [
    'authenticator-plus',
    'database',
    noSteam,
    authPlusDatabase,
    (a) =>
      firstTag(a).map((one) => ({
        ...one,
        algorithm: 'SHA1',
        digits: 6,
        ...(one.type === 'totp' && { period: 30 }),
      })),
  ],
];

/** Encrypted without a seal. Damage that gives another valid text is not detected. */
const UNSEALED: readonly Row[] = [
  [
    'stratum',
    'legacy',
    MADE,
    (a) => apps.stratumLegacy(a, PASSPHRASE),
    (a) => a.map((one) => ({ ...one, note: '', favourite: false })),
  ],
  [
    'totp-authenticator',
    'backup with a password',
    totp,
    (a) => apps.totpAuthenticator(a, PASSPHRASE),
    (a) => withoutExtras(a).map((one) => ({ ...one, algorithm: 'SHA1' })),
  ],
  [
    'authy',
    'preferences, encrypted',
    totp,
    (a) =>
      apps.preferences({
        'com.authy.storage.tokens.authenticator.key': JSON.stringify(apps.authyTokens(a, PASSPHRASE)),
      }),
    (a) => withoutExtras(a).map((one) => ({ ...one, algorithm: 'SHA1', period: 30 })),
  ],
  [
    'authy',
    'JSON of the servers',
    totp,
    (a) => apps.authyServer(a, PASSPHRASE),
    (a) => withoutExtras(a).map((one) => ({ ...one, algorithm: 'SHA1', period: 30 })),
  ],
  [
    'winauth',
    'ZIP with ZipCrypto',
    MADE,
    async (a) =>
      zip(
        { 'winauth.txt': Buffer.from(a.map(uriOf).join('\r\n')) },
        { password: PASSPHRASE, zipCrypto: true },
      ),
    withoutExtras,
  ],
];

export const SAMPLES: readonly Sample[] = [
  ...PLAIN.map((row) => sampleOf(row, false)),
  ...SEALED.map((row) => ({ ...sampleOf(row, true), password: PASSPHRASE })),
  ...UNSEALED.map((row) => ({ ...sampleOf(row, false), password: PASSPHRASE })),
];

function sampleOf([format, title, accounts, write, expected = (all) => all]: Row, sealed: boolean): Sample {
  return { format, title, bytes: () => write(accounts), sealed, accounts: expected(accounts) };
}

/** KeePass’s own fields support neither Steam nor other lengths for counters. */
function keePassTotp(): Made[] {
  return noSteam.filter(
    ({ type, digits, algorithm }) => type === 'totp' || (digits === 6 && algorithm === 'SHA1'),
  );
}

function battleNetAccount(): Made {
  return {
    ...bare,
    type: 'totp',
    issuer: 'Battle.net',
    name: 'US-1306-2525-4376',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    algorithm: 'SHA1',
    digits: 8,
    period: 30,
  };
}

function googleParts(accounts: readonly Made[]): Buffer {
  const part = (from: number, to: number, index: number) =>
    apps.googlePart(accounts.slice(from, to), { size: 3, index, batch: 77, version: 1 });
  const third = Math.ceil(accounts.length / 3);
  const parts = [part(0, third, 0), part(third, 2 * third, 1), part(2 * third, accounts.length, 2)];
  return Buffer.from([parts[0], parts[1], parts[1], parts[2]].join('\n'));
}

function googleDatabase(accounts: readonly Made[]) {
  return sqlite({
    accounts: accounts.map(({ type, issuer, name, secret, counter }, at) => ({
      _id: at,
      email: issuer === '' ? name : `${issuer}:${name}`,
      secret,
      counter: counter ?? 0,
      type: type === 'hotp' ? 1 : 0,
      provider: 0,
      issuer: issuer || null,
      original_name: name,
    })),
  });
}

function stratumDatabase(accounts: readonly Made[]) {
  return sqlite(
    {
      authenticator: accounts.map(({ type, issuer, name, secret, algorithm, digits, period, counter }) => ({
        type: { hotp: 1, totp: 2, steam: 4 }[type],
        icon: null,
        issuer,
        username: name,
        secret,
        algorithm: ['SHA1', 'SHA256', 'SHA512'].indexOf(algorithm),
        digits,
        period: period ?? 30,
        counter: counter ?? 0,
      })),
    },
    '',
  );
}

function microsoftDatabase(accounts: readonly Made[]) {
  return sqlite({
    accounts: accounts.map(({ issuer, name, secret }, at) => ({
      _id: at,
      account_type: 0,
      name: issuer,
      username: name,
      oath_secret_key: secret,
    })),
  });
}

async function authPlusDatabase(accounts: readonly Made[]): Promise<Buffer> {
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const rows = accounts.map(
    ({ type, issuer, name, secret, counter, tags }) =>
      `(${quote(name)}, ${quote(secret)}, ${counter ?? 0}, ${type === 'hotp' ? 1 : 0}, ${quote(issuer)}, ${quote(`${issuer}:${name}`)}, ${quote(tags[0] ?? 'All Accounts')})`,
  );
  const plain = await sqliteWithRoom(`
    CREATE TABLE accounts (email, secret, counter, type, issuer, original_name, category);
    CREATE TABLE category (name);
    INSERT INTO accounts VALUES ${rows.join(', ')};`);
  return sqlCipher(plain, PASSPHRASE);
}

function bitwardenCsv(accounts: readonly Made[]): Buffer {
  return managers.csv(
    [
      'folder',
      'favorite',
      'type',
      'name',
      'notes',
      'fields',
      'reprompt',
      'login_uri',
      'login_username',
      'login_password',
      'login_totp',
    ],
    accounts.map((account) => [
      account.tags[0] ?? '',
      account.favourite ? '1' : '',
      'login',
      account.issuer,
      account.note,
      '',
      '0',
      'https://example.com',
      account.name,
      managers.PASSWORD,
      managers.factorOf(account),
    ]),
    '\n',
  );
}

function bitwardenAuthenticatorCsv(accounts: readonly Made[]): Buffer {
  return managers.csv(
    ['folder', 'favorite', 'type', 'name', 'login_uri', 'login_totp'],
    accounts.map((account) => ['', '', '1', account.issuer, '', uriOf(account)]),
    '\n',
  );
}

function keePassXcCsv(accounts: readonly Made[]): Buffer {
  return managers.csv(
    ['Group', 'Title', 'Username', 'Password', 'URL', 'Notes', 'TOTP', 'Icon', 'Last Modified', 'Created'],
    accounts.map((account) => [
      account.tags[0] ? `Root/${account.tags[0]}` : 'Root',
      account.issuer,
      account.name,
      managers.PASSWORD,
      '',
      account.note,
      account.type === 'steam' ? `${uriOf({ ...account, type: 'totp' })}&encoder=steam` : uriOf(account),
      '0',
      '2024-01-01T00:00:00Z',
      '2023-01-01T00:00:00Z',
    ]),
    '\n',
  );
}

function lastPassCsv(accounts: readonly Made[]): Buffer {
  return managers.csv(
    ['url', 'username', 'password', 'totp', 'extra', 'name', 'grouping', 'fav'],
    accounts.map((account) => [
      'https://example.com',
      account.name,
      managers.PASSWORD,
      uriOf(account),
      account.note,
      account.issuer,
      account.tags[0] ?? '',
      account.favourite ? '1' : '0',
    ]),
  );
}

function onePasswordCsv(accounts: readonly Made[]): Buffer {
  return managers.csv(
    ['Title', 'Url', 'Username', 'Password', 'OTPAuth', 'Favorite', 'Archived', 'Tags', 'Notes'],
    accounts.map((account) => [
      account.issuer,
      '',
      account.name,
      managers.PASSWORD,
      uriOf(account),
      String(account.favourite),
      'false',
      account.tags.join(';'),
      account.note,
    ]),
  );
}

function appleCsv(accounts: readonly Made[]): Buffer {
  return managers.csv(
    ['Title', 'URL', 'Username', 'Password', 'Notes', 'OTPAuth'],
    accounts.map((account) => [
      account.issuer,
      '',
      account.name,
      managers.PASSWORD,
      account.note,
      uriOf(account),
    ]),
  );
}

function strongboxCsv(accounts: readonly Made[]): Buffer {
  return managers.csv(
    ['Title', 'Username', 'Email', 'Password', 'URL', 'OTPAuth', 'Notes'],
    accounts.map((account) => [
      account.issuer,
      account.name,
      '',
      managers.PASSWORD,
      '',
      uriOf(account),
      account.note,
    ]),
  );
}

function dashlaneCsv(accounts: readonly Made[]): Buffer {
  return managers.csv(
    ['username', 'username2', 'username3', 'title', 'password', 'note', 'url', 'category', 'otpUrl'],
    accounts.map((account) => [
      account.name,
      '',
      '',
      account.issuer,
      managers.PASSWORD,
      account.note,
      '',
      account.tags[0] ?? '',
      uriOf(account),
    ]),
    '\n',
  );
}

async function htmlWithPictures(accounts: readonly Made[]): Promise<Buffer> {
  const pictures = await Promise.all(
    accounts.map((account) => QRCode.toDataURL(uriOf(account), { scale: 4 })),
  );
  return Buffer.from(
    `<!DOCTYPE html><html><body><h1>Export</h1>${pictures.map((src) => `<img src="${src}">`).join('\n')}</body></html>`,
  );
}
