/** Special cases in the files of apps without an export and of discontinued apps. */
import { createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { MADE, type Made } from '../testing/accounts.ts';
import {
  authyTokens,
  duoJson,
  preferences,
  steamJson,
  totpAuthenticator,
} from '../testing/authenticators.ts';
import { sqlite, zip } from '../testing/containers.ts';
import { cbc } from '../testing/crypto.ts';
import { failureOf, read } from '../testing/read.ts';

const SECRET = 'GEZDGNBVGY3TQOJQ';
const [first] = MADE as [Made];
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

test('Authy: reads its own accounts with seven digits and ten seconds', async () => {
  const own = { name: 'Cloud', secretSeed: '31323334353637383930', digits: 7 };
  const file = preferences({ 'com.authy.storage.tokens.authy.key': JSON.stringify([own]) });
  expect((await read(file)).accounts).toMatchObject([
    { issuer: 'Cloud', name: '', secret: SECRET, digits: 7, period: 10 },
  ]);
});

test('Authy: reads extracted and decrypted JSON', async () => {
  const token = {
    account_type: 'github',
    name: 'GitHub: ann',
    issuer: null,
    decrypted_seed: SECRET,
    digits: 6,
  };
  const file = { message: 'success', decrypted_authenticator_tokens: [token, { ...token, name: 'bob' }] };
  expect((await read(json(file))).accounts.map(({ issuer, name }) => [issuer, name])).toEqual([
    ['GitHub', 'ann'],
    ['Github', 'bob'],
  ]);
});

test('Authy: lists a token with another password, and opens the others', async () => {
  const tokens = [...authyTokens([first], 'p'), ...authyTokens([{ ...first, name: 'other' }], 'q')];
  const file = preferences({ 'com.authy.storage.tokens.authenticator.key': JSON.stringify(tokens) });
  const { accounts, problems } = await read(file, 'p');
  expect(accounts.map(({ name }) => name)).toEqual([first.name]);
  expect(problems).toMatchObject([{ entry: 'GitHub: other' }]);
});

test('Steam: reads several accounts in one file, and keeps no tokens and other keys', async () => {
  const guard = JSON.parse(steamJson({ ...first, type: 'steam', name: 'gordon' }).toString());
  const { accounts } = await read(json({ accounts: { 1: guard, 2: { ...guard, account_name: 'alyx' } } }));
  expect(accounts.map(({ issuer, name, type }) => [issuer, name, type])).toEqual([
    ['Steam', 'gordon', 'steam'],
    ['Steam', 'alyx', 'steam'],
  ]);
  expect(JSON.stringify(accounts)).not.toMatch(/never kept|R12345|aWRlbn/);
});

test('Steam Desktop Authenticator: opens encrypted files with their manifest, and lists them without it', async () => {
  const salt = randomBytes(8);
  const iv = randomBytes(16);
  const key = pbkdf2Sync('p', salt, 50_000, 32, 'sha1');
  const sealed = Buffer.from(cbc(key, iv, steamJson({ ...first, name: 'gordon' })).toString('base64'));
  const manifest = {
    encrypted: true,
    entries: [
      {
        encryption_iv: iv.toString('base64'),
        encryption_salt: salt.toString('base64'),
        filename: '1.maFile',
        steamid: 1,
      },
    ],
  };
  const folder = await zip({ 'maFiles/manifest.json': json(manifest), 'maFiles/1.maFile': sealed });
  expect((await read(folder, 'p')).accounts).toMatchObject([
    { type: 'steam', name: 'gordon', secret: first.secret },
  ]);
  expect((await failureOf(folder)).code).toBe('password_required');
  expect((await failureOf(folder, 'q')).code).toBe('password_wrong');
  expect((await failureOf(await zip({ '1.maFile': sealed }), 'p')).message).toContain('Turn encryption off');
  expect((await failureOf(json(manifest))).message).toContain('.maFile next to it');
});

test('Microsoft: reads personal accounts with Base64 and eight digits, and lists accounts without codes', async () => {
  const row = { name: 'Contoso', username: 'ann', oath_secret_key: SECRET };
  const file = await sqlite({
    accounts: [
      { ...row, account_type: 0 },
      { ...row, account_type: 1, oath_secret_key: 'MTIzNDU2Nzg5MA==' },
      { ...row, account_type: 2, oath_secret_key: '' },
    ],
  });
  const { accounts, problems } = await read(file);
  expect(accounts.map(({ secret, digits }) => [secret, digits])).toEqual([
    [SECRET, 6],
    [SECRET, 8],
  ]);
  expect(problems).toMatchObject([{ entry: 'Contoso: ann', reason: 'It has no key.' }]);
});

test('Microsoft: says that rows may be missing from a damaged database', async () => {
  const row = { name: 'Contoso', oath_secret_key: SECRET, account_type: 0 };
  const accounts = ['ann', 'bob'].map((username) => ({ ...row, username }));
  const file = Buffer.from(await sqlite({ accounts }));
  // The second page is the table. Its fourth and fifth bytes count the rows.
  const page = file.readUInt16BE(16);
  expect(file.readUInt16BE(page + 3)).toBe(2);
  file.writeUInt16BE(1, page + 3);
  const opened = await read(file);
  expect(opened.accounts).toHaveLength(1);
  expect(opened.problems).toMatchObject([{ reason: expect.stringContaining('damaged') }]);
});

test('Duo: lists push accounts, which have no key', async () => {
  const [token] = JSON.parse(duoJson([first]).toString());
  const { accounts, problems } = await read(json([token, { name: 'Work', accountType: 'DuoAccount' }]));
  expect(accounts).toHaveLength(1);
  expect(problems).toMatchObject([{ entry: 'Work', reason: 'It has no key.' }]);
});

test('Duo: a counter may be a text', async () => {
  const accounts = [{ name: 'Work', otpGenerator: { otpSecret: SECRET, counter: '7' } }];
  expect((await read(json(accounts))).accounts).toMatchObject([{ type: 'hotp', counter: 7 }]);
});

test('TOTP Authenticator: reads keys in three encodings from the preferences file', async () => {
  const keys = [
    { key: '31323334353637383930', base: 16 },
    { key: SECRET, base: 32 },
    { key: 'MTIzNDU2Nzg5MA==', base: 64 },
    { key: 'x', base: 10 },
  ].map((entry, at) =>
    JSON.stringify({ issuer: 'Unknown', name: `n${at}`, digits: '', period: '', ...entry }),
  );
  const { accounts, problems } = await read(preferences({ STATIC_TOTP_CODES_LIST: JSON.stringify(keys) }));
  expect(accounts.map(({ issuer, secret, digits }) => [issuer, secret, digits])).toEqual(
    Array(3).fill(['', SECRET, 6]),
  );
  expect(problems).toMatchObject([{ entry: 'n3' }]);
});

test('TOTP Authenticator: opens a backup without a password, even if one is given', async () => {
  const file = totpAuthenticator([first]);
  expect((await read(file)).accounts).toHaveLength(1);
  expect((await read(file, 'not needed')).accounts).toHaveLength(1);
});

test('LastPass Authenticator: reads version 1 of iOS with seconds, and reports later versions', async () => {
  const account = {
    issuerName: 'Site',
    userName: 'ann',
    secret: SECRET,
    timeStep: 30,
    digits: 6,
    algorithm: 'SHA1',
    creationTimestamp: 1_746_694_099,
    folderData: { folderId: 0, position: 0 },
    isFavorite: false,
  };
  const file = { version: 1, accounts: [account], folders: [{ id: 0, name: 'Other Accounts' }] };
  expect((await read(json(file))).accounts).toMatchObject([
    { issuer: 'Site', tags: [], createdAt: 1_746_694_099_000 },
  ]);
  expect((await failureOf(json({ ...file, version: 4 }))).code).toBe('unsupported');
});

test('WinAuth: recognises its settings file', async () => {
  const config = Buffer.from(
    '<?xml version="1.0"?>\n<WinAuth version="3.6"><data encrypted="u">00</data></WinAuth>',
  );
  expect((await failureOf(config)).message).toContain('Export');
});

test('Proton Authenticator: reports a later version', async () => {
  const file = {
    version: 2,
    salt: randomBytes(16).toString('base64'),
    content: createHash('sha512').digest('base64'),
  };
  expect((await failureOf(json(file), 'p')).code).toBe('unsupported');
});

test('Authy: reads lists that scripts made in its desktop app', async () => {
  const list = [
    { name: 'GitHub: ann', secret: SECRET, digits: 6 },
    { name: 'Cloud', secret: SECRET, digits: 7, period: 10 },
  ];
  expect(await read(json(list))).toMatchObject({
    format: 'authy',
    accounts: [
      { issuer: 'GitHub', name: 'ann', digits: 6, period: 30 },
      { name: 'Cloud', digits: 7, period: 10 },
    ],
  });
});

test('Authy: a list that is no JSON is damage, not an empty list', async () => {
  const file = preferences({
    'com.authy.storage.tokens.authenticator.key': JSON.stringify(authyTokens(MADE.slice(0, 1), 'p')).slice(1),
  });
  expect((await failureOf(file, 'p')).code).toBe('damaged');
});

test('WinAuth: a plus in a name is a space, in the ZIP and in a list with its own parameters', async () => {
  const list = [
    `otpauth://totp/C++:my+account%2b1%40x?secret=${SECRET}&digits=6&issuer=C%2b%2b&icon=Google`,
    `otpauth://totp/b%c3%bccher+x?secret=${SECRET}&digits=8`,
    `otpauth://hotp/Big Corp:ann?secret=${SECRET}&digits=6&issuer=Big+Corp&counter=3`,
    `otpauth://totp/Steam:gordon?secret=${SECRET}&digits=5&issuer=Steam&deviceid=android%3ax&data=%7b%7d`,
  ].join('\r\n');
  const wanted = [
    { type: 'totp', issuer: 'C++', name: 'my account+1@x' },
    { type: 'totp', issuer: '', name: 'bücher x', digits: 8 },
    { type: 'hotp', issuer: 'Big Corp', name: 'ann', counter: 3 },
    { type: 'steam', issuer: 'Steam', name: 'gordon' },
  ];
  const text = await read(Buffer.from(`${list}\r\n`));
  expect([text.format, text.problems]).toEqual(['winauth', []]);
  expect(text.accounts).toMatchObject(wanted);
  expect((await read(await zip({ 'winauth.txt': Buffer.from(list) }))).accounts).toMatchObject(wanted);
  // Without them, another app may have written the list.
  const other = await read(Buffer.from(`otpauth://totp/ann+tag@x?secret=${SECRET}&digits=6`));
  expect(other).toMatchObject({ format: 'key-uris', accounts: [{ name: 'ann+tag@x' }] });
});
