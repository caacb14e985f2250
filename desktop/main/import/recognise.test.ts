import { createHash, randomBytes } from 'node:crypto';
import QRCode from 'qrcode';
import { describe, expect, test } from 'vitest';
import { readImport } from './read-import.ts';
import { FORMATS } from './registry.ts';
import { MADE, type Made, manyAccounts, uriOf } from './testing/accounts.ts';
import {
  aegisPlain,
  andOtpEncrypted,
  andOtpOld,
  preferences,
  stratumPlain,
  twoFasPlain,
} from './testing/authenticators.ts';
import { sqlite, zip } from './testing/containers.ts';
import { failureOf, read } from './testing/read.ts';

test('names the known formats for a file of an unknown app', async () => {
  for (const file of ['hello', 'a,b\n1,2\n', '{"a":1}', '[1]', '<map/>', '<html><p>x</p></html>']) {
    const failure = await failureOf(Buffer.from(file));
    expect(failure.code).toBe('unrecognised');
    for (const { name } of FORMATS) expect(failure.message).toContain(name);
  }
  expect((await failureOf(Buffer.alloc(0))).message).toBe('This file is empty.');
  expect((await failureOf(await zip({ 'readme.md': Buffer.from('x') }))).code).toBe('unrecognised');
  expect((await failureOf(Buffer.alloc(5_000))).code).toBe('unrecognised');
});

test('reports a picture without a code', async () => {
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  expect(await failureOf(gif)).toMatchObject({
    code: 'unrecognised',
    message: 'No QR code and no key URI was found in this file.',
  });
});

test('reports an incomplete picture as damaged, and names unread pages', async () => {
  const png = await QRCode.toBuffer('otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ');
  expect((await failureOf(png.subarray(0, 60))).code).toBe('damaged');

  const readQrs = async () => ({
    texts: [uriOf(MADE[0] as Made)],
    error: '“this file” has 80 pages; the first 50 were read.',
  });
  const pdf = { bytes: Buffer.from('%PDF-1.4 with many pages') };
  const { accounts, problems } = await readImport(pdf, { readQrs, allowMemory: async () => undefined });
  expect(accounts).toHaveLength(1);
  expect(problems).toEqual([
    { entry: 'Key URIs', reason: '“this file” has 80 pages; the first 50 were read.' },
  ]);
});

test('takes the name of a format in any spelling, or a part of it', async () => {
  const file = aegisPlain(MADE);
  for (const name of ['aegis', 'Aegis', ' AEGIS ', 'Aeg']) {
    expect((await read(file, undefined, name)).format).toBe('aegis');
  }
  const list = Buffer.from('otpauth-migration://offline?data=x');
  expect((await failureOf(list, undefined, 'Google')).code).toBe('damaged');
  expect((await failureOf(file, undefined, 'Proton')).message).toContain('Proton Authenticator');
  for (const name of ['', '-', 'nothing']) {
    expect((await failureOf(file, undefined, name)).code).toBe('unsupported');
  }
});

test('reads lists and tables in Windows-1252, and says that letters may be wrong', async () => {
  const key = 'GEZDGNBVGY3TQOJQ';
  const warning = { reason: expect.stringContaining('UTF-8') };
  const table = `folder,favorite,type,name,login_uri,login_username,login_password,login_totp\r\nBüro,,login,Käse,,jörg,x,${key}\r\n`;
  const { format, accounts, problems } = await read(Buffer.from(table, 'latin1'));
  expect(format).toBe('bitwarden');
  expect(accounts).toMatchObject([{ issuer: 'Käse', name: 'jörg', tags: ['Büro'], secret: key }]);
  expect(problems).toMatchObject([warning]);
  const list = await read(Buffer.from(`otpauth://totp/Käse:jörg?secret=${key}\n`, 'latin1'));
  expect(list).toMatchObject({ accounts: [{ issuer: 'Käse', name: 'jörg' }], problems: [warning] });
  // One wrong byte in UTF-8 is damage.
  const broken = Buffer.from(table);
  broken[table.indexOf('jörg') + 5] = 0xff;
  expect((await failureOf(broken)).code).toBe('damaged');
  const json = Buffer.from(JSON.stringify([`otpauth://totp/Käse?secret=${key}`]), 'latin1');
  expect((await failureOf(json)).code).toBe('damaged');
});

test('names the app of a file if it is not the chosen one', async () => {
  const failure = await failureOf(aegisPlain(MADE), undefined, '2fas');
  expect(failure).toMatchObject({
    code: 'unrecognised',
    message: 'This is not a file of 2FAS. It looks like an export of Aegis. Open it as that.',
  });
});

test('has a different sentence for each of the five refusals', async () => {
  const sealed = andOtpOld(MADE, 'right');
  const failures = [
    await failureOf(sealed),
    await failureOf(sealed, 'wrong'),
    await failureOf(aegisPlain(MADE).subarray(0, 200)),
    await failureOf(Buffer.from('{"version":2,"header":{"slots":[],"params":{}},"db":""}')),
    await failureOf(Buffer.from('hello')),
  ];
  expect(failures.map(({ code }) => code)).toEqual([
    'password_required',
    'password_wrong',
    'damaged',
    'unsupported',
    'unrecognised',
  ]);
  expect(new Set(failures.map(({ message }) => message)).size).toBe(5);
});

test('noise of any length may be an old andOTP backup, unless it is too short', async () => {
  for (const length of [1_001, 1_024]) {
    expect((await failureOf(noise(length))).code).toBe('password_required');
  }
  expect((await failureOf(noise(16))).code).toBe('unrecognised');
});

test('noise that begins like OpenPGP by chance is not taken for it', async () => {
  for (const start of [
    [0x84, 0x1d, 3],
    [0x85, 0xa3, 0xf6, 3],
    [0xc1, 0xec, 3],
    [0x8c, 0x0d, 4, 99],
  ]) {
    const file = noise(1_024);
    file.set(start);
    expect((await failureOf(file)).code).toBe('password_required');
  }
});

test('recognises OpenPGP', async () => {
  const armoured = Buffer.from('-----BEGIN PGP MESSAGE-----\n\nhQEMA5\n-----END PGP MESSAGE-----\n');
  const binary = Buffer.concat([Buffer.from([0x85, 0x01, 0x0c, 0x03]), keyIdAndMore(1)]);
  const withPassphrase = Buffer.concat([Buffer.from([0x8c, 0x0d, 4, 9, 3]), noise(600)]);
  for (const file of [armoured, binary, withPassphrase]) {
    expect(await failureOf(file)).toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('OpenPGP'),
    });
  }
});

test('refuses an unknown format with the list of known ones', async () => {
  const failure = await failureOf(aegisPlain(MADE), undefined, 'nonsense');
  expect(failure).toMatchObject({ code: 'unsupported', message: expect.stringContaining('aegis') });
});

test('finds key URIs in any text', async () => {
  const [first, second] = MADE;
  if (!first || !second) throw new Error('There are two accounts.');
  const shapes = [
    `Backup of Tuesday\n\n1. ${uriOf(first)}\n2. <${uriOf(second)}>\n`,
    `name,uri\nGitHub,${uriOf(first)}\nx,"${uriOf(second)}"\n`,
    `${uriOf(first)},${uriOf(second)}`,
    JSON.stringify([uriOf(first), { deep: { uri: uriOf(second) } }]),
  ];
  for (const shape of shapes) {
    const { format, accounts } = await read(Buffer.from(shape));
    expect(format).toBe('key-uris');
    expect(accounts.map(({ name }) => name)).toEqual([first.name, second.name]);
  }
});

test('reads key URIs in links of a page, each once', async () => {
  const uri = (name: string) => `otpauth://totp/Site:${name}?secret=GEZDGNBVGY3TQOJQ&amp;issuer=Site`;
  const page = `<!doctype html><html><body><a href="${uri('ann')}">Site</a>
    <a class='x' href='${uri('bob')}'>${uri('bob')}</a><p>${uri('eve')}</p></body></html>`;
  const { format, accounts, problems } = await read(Buffer.from(page));
  expect(format).toBe('key-uris');
  expect(accounts.map(({ issuer, name }) => `${issuer}:${name}`)).toEqual([
    'Site:bob',
    'Site:eve',
    'Site:ann',
  ]);
  expect(problems).toEqual([]);
});

describe('an app without accounts', () => {
  const EMPTY: readonly (readonly [format: string, file: () => Promise<Uint8Array> | Uint8Array])[] = [
    ['andotp', () => Buffer.from('[]')],
    ['enpass', () => Buffer.from('{"folders":[],"items":[]}')],
    ['authy', () => Buffer.from('{"authenticator_tokens":[],"deleted":[],"success":true}')],
    ['authy', () => Buffer.from('{"message":"App sync","apps":[],"deleted":[],"success":true}')],
    ['authy', () => preferences({ 'com.authy.storage.tokens.authenticator.key': '[]' })],
    ['aegis', () => aegisPlain([])],
    ['2fas', () => twoFasPlain([])],
    ['bitwarden', () => Buffer.from('{"encrypted":false,"folders":[],"items":[]}')],
    ['bitwarden-authenticator', () => Buffer.from('{"encrypted":false,"items":[]}')],
    ['proton-authenticator', () => Buffer.from('{"version":1,"entries":[]}')],
    ['proton-pass', () => Buffer.from('{"version":"1","userId":"","encrypted":false,"vaults":{}}')],
    ['stratum', () => stratumPlain([])],
    ['freeotp', () => preferences({ tokenOrder: '[]' })],
    ['freeotp-plus', () => Buffer.from('{"tokenOrder":[],"tokens":[]}')],
    [
      'lastpass-authenticator',
      () => Buffer.from('{"localDeviceId":"x","version":3,"accounts":[],"folders":[]}'),
    ],
    ['steam', () => Buffer.from('{"accounts":{}}')],
    ['cxf', () => Buffer.from('{"version":{"major":1,"minor":0},"exporterRpId":"a.example","accounts":[]}')],
    ['dashlane-json', () => Buffer.from('{"AUTHENTIFIANT":[]}')],
    ['apple-passwords', () => Buffer.from('Title,URL,Username,Password,Notes,OTPAuth\n')],
    ['google-authenticator', () => emptyTable('CREATE TABLE accounts (_id, email, secret, counter, type)')],
    ['microsoft-authenticator', () => emptyTable('CREATE TABLE accounts (_id, name, oath_secret_key)')],
    ['stratum', () => emptyTable('CREATE TABLE authenticator (type, secret)')],
    ['raivo', () => zip({ 'raivo-otp-export.json': Buffer.from('[]') })],
    ['winauth', () => zip({ 'winauth.txt': Buffer.from('') })],
  ];

  test.each(EMPTY)('%s', async (format, file) => {
    const bytes = await file();
    expect(await read(bytes)).toMatchObject({ format, accounts: [], problems: [] });
    expect((await read(bytes, undefined, format)).format).toBe(format);
  });

  test('an empty list is the export of several apps', async () => {
    for (const format of ['andotp', 'raivo', 'duo', 'authy']) {
      expect(await read(Buffer.from('[]'), undefined, format)).toMatchObject({ format, accounts: [] });
    }
  });

  function emptyTable(sql: string): Promise<Buffer> {
    return sqlite({}, sql);
  }
});

describe('formats that look the same are all tried', () => {
  // An andOTP backup as large as a database in pages of 1,024 bytes, as Authenticator Plus writes it.
  const pages = (write: (accounts: readonly Made[], password: string) => Buffer) => {
    const [account] = MADE;
    for (let length = 1; account && length < 4_000; length += 1) {
      const bytes = write([{ ...account, name: 'x'.repeat(length) }, ...manyAccounts(10)], 'right');
      if (bytes.length % 1_024 === 0) return bytes;
    }
    throw new Error('No length fits.');
  };

  test.each([
    ['current', andOtpEncrypted],
    ['old', andOtpOld],
  ] as const)('andOTP, %s, in complete pages', async (_name, write) => {
    const bytes = pages(write);
    expect(await read(bytes, 'right')).toMatchObject({ format: 'andotp', accounts: { length: 11 } });
    const wrong = await failureOf(bytes, 'wrong');
    expect(wrong.code).toBe('password_wrong');
    expect(wrong.message).toContain('andOTP or Authenticator Plus');
    expect((await failureOf(bytes)).message).toContain('andOTP or Authenticator Plus');
    expect((await failureOf(bytes, 'right', 'authenticator-plus')).code).toBe('password_wrong');
  });

  test('Base64 is a backup of TOTP Authenticator, or a file of Steam Desktop Authenticator without its manifest', async () => {
    const sealed = Buffer.from(randomBytes(1_600).toString('base64'));
    for (const [password, code] of [
      [undefined, 'password_required'],
      ['p', 'password_wrong'],
    ] as const) {
      const failure = await failureOf(sealed, password);
      expect(failure.code).toBe(code);
      expect(failure.message).toMatch(/TOTP Authenticator.*Steam Desktop Authenticator.*manifest\.json/);
    }
    const asSteam = await failureOf(sealed, 'p', 'steam');
    expect(asSteam).toMatchObject({ code: 'unsupported', message: expect.stringContaining('manifest.json') });
  });
});

/** Bytes that look random, the same in each run: random ones begin like some known file now and then. */
function noise(length: number): Buffer {
  return createHash('shake256', { outputLength: length }).update('noise').digest();
}

/** The rest of an OpenPGP packet with a session key. */
function keyIdAndMore(algorithm: number): Buffer {
  return Buffer.concat([noise(8), Buffer.from([algorithm]), noise(600)]);
}
