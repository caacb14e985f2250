/** Special cases in the files of password managers. */
import { expect, test } from 'vitest';
import { MADE } from '../testing/accounts.ts';
import { zip } from '../testing/containers.ts';
import {
  bitwardenProtected,
  bitwardenVault,
  csv,
  cxfJson,
  onePasswordData,
  PASSWORD,
  protonPassData,
} from '../testing/password-managers.ts';
import { failureOf, read } from '../testing/read.ts';

const SECRET = 'GEZDGNBVGY3TQOJQ';
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const totp = MADE.filter(({ type }) => type === 'totp');

test('Bitwarden: refuses an export that only its own account can open', async () => {
  const restricted = { encrypted: true, encKeyValidation_DO_NOT_EDIT: '2.a|b|c', folders: [], items: [] };
  expect(await failureOf(json(restricted), 'p')).toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('restricted to the account'),
  });
});

test('Bitwarden: distinguishes a wrong password from damage', async () => {
  const file = JSON.parse((await bitwardenProtected(totp, 'p', 'pbkdf2')).toString());
  expect((await failureOf(json(file), 'q')).code).toBe('password_wrong');
  file.data = file.data.replace(/\|..../, '|AAAA');
  expect((await failureOf(json(file), 'p')).code).toBe('damaged');
  expect((await failureOf(json(file), 'q')).code).toBe('password_wrong');
});

test('Bitwarden: reads plain keys, Steam and collections, and keeps no other secrets', async () => {
  const item = {
    type: 1,
    name: 'Site',
    collectionIds: ['c'],
    login: { username: 'ann', password: PASSWORD },
  };
  const vault = {
    encrypted: false,
    collections: [{ id: 'c', name: 'Team' }],
    items: [
      { ...item, login: { ...item.login, totp: 'gezd gnbv gy3t qojq' } },
      { ...item, login: { ...item.login, totp: `steam://${SECRET}` } },
      { ...item, login: { ...item.login, totp: 'not a key!' } },
    ],
  };
  const { accounts, problems } = await read(json(vault));
  expect(accounts).toMatchObject([
    { type: 'totp', issuer: 'Site', name: 'ann', secret: SECRET, tags: ['Team'] },
    { type: 'steam', issuer: 'Site', name: 'ann', secret: SECRET },
  ]);
  expect(problems).toMatchObject([{ entry: 'Site: ann' }]);
  expect(JSON.stringify([accounts, problems])).not.toContain(PASSWORD);
});

test('Bitwarden: imports counter-based keys', async () => {
  const { accounts } = await read(json(bitwardenVault(MADE)));
  expect(accounts.filter(({ type }) => type === 'hotp')).toHaveLength(2);
});

test('Proton Pass: reads the CSV, with keys as URIs and alone', async () => {
  const columns = [
    'type',
    'name',
    'url',
    'email',
    'username',
    'password',
    'note',
    'totp',
    'createTime',
    'modifyTime',
    'vault',
  ];
  const rows = [
    [
      'login',
      'Site',
      'https://site.example',
      '',
      'ann',
      PASSWORD,
      'a note',
      `otpauth://totp/Site:ann?secret=${SECRET}`,
      '1',
      '1',
      'Home',
    ],
    ['login', 'Other', '', 'ann@example.com', '', PASSWORD, '', SECRET, '1', '1', 'Work'],
    ['note', 'Only a note', '', '', '', '', 'text', '', '1', '1', 'Work'],
  ];
  const { format, accounts, skipped } = await read(csv(columns, rows));
  expect(format).toBe('proton-pass');
  expect(accounts).toMatchObject([
    { issuer: 'Site', name: 'ann', secret: SECRET, note: 'a note', tags: ['Home'] },
    { issuer: 'Other', name: 'ann@example.com', secret: SECRET, tags: ['Work'] },
  ]);
  expect(skipped).toMatchObject([{ entry: 'Only a note' }]);
  expect((await read(csv(columns, rows.slice(1)))).accounts[0]?.tags).toEqual([]);
});

test('CSV: reads semicolons, a byte order mark, a missing last line end and other column orders', async () => {
  const text = `\ufeffOTPAuth;Notes;Password;Username;URL;Title\r\n${SECRET};"a;b";${PASSWORD};ann;;Site`;
  const { format, accounts } = await read(Buffer.from(text));
  expect(format).toBe('apple-passwords');
  expect(accounts).toMatchObject([{ issuer: 'Site', name: 'ann', note: 'a;b', secret: SECRET }]);
});

test('CSV: lists rows without a second factor apart, and reports an unclosed quote as damage', async () => {
  const columns = ['Title', 'URL', 'Username', 'Password', 'Notes', 'OTPAuth'];
  const file = await read(csv(columns, [['Site', '', 'ann', PASSWORD, 'a note', '']]));
  expect(file).toMatchObject({
    accounts: [],
    problems: [],
    skipped: [{ entry: 'Site: ann', kept: { fields: { title: 'Site', username: 'ann', note: 'a note' } } }],
  });
  expect(JSON.stringify(file)).not.toContain(PASSWORD);
  const broken = Buffer.from(`${columns.join(',')}\nSite,,ann,"x,,${SECRET}`);
  expect((await failureOf(broken)).code).toBe('damaged');
});

test('KeePassXC CSV: uses the path below the root group as a tag', async () => {
  const columns = ['Group', 'Title', 'Username', 'Password', 'URL', 'Notes', 'TOTP'];
  const rows = ['Root', 'Root/Work/Mail', 'Passwords', 'Internet'].map((group) => [
    group,
    group,
    'a',
    '',
    '',
    '',
    SECRET,
  ]);
  const { accounts } = await read(csv(columns, rows));
  expect(accounts.map(({ tags }) => tags)).toEqual([[], ['Work/Mail'], [], ['Internet']]);
});

test('1Password: uses several vaults as tags, and lists deleted items', async () => {
  const data = JSON.parse(onePasswordData(totp).toString());
  const [vault] = data.accounts[0].vaults;
  const second = structuredClone(vault);
  second.attrs.name = 'Work';
  second.items = [{ ...second.items[0], state: 'deleted' }];
  data.accounts[0].vaults.push(second);
  const { accounts, problems } = await read(await zip({ 'export.data': json(data) }));
  expect(accounts[0]?.tags).toEqual(['Personal']);
  expect(problems).toMatchObject([{ entry: 'GitHub' }]);
});

test('Proton Pass: recognises OpenPGP, reads extra fields, and lists the bin', async () => {
  const sealed = await zip({ 'Proton Pass/data.pgp': Buffer.from('x') });
  expect(await failureOf(sealed)).toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('OpenPGP'),
  });
  const data = JSON.parse(protonPassData(totp.slice(0, 1)).toString());
  const [item] = data.vaults.share.items;
  item.data.extraFields = [{ fieldName: 'second', type: 'totp', data: { totpUri: SECRET } }];
  data.vaults.share.items.push({ ...structuredClone(item), state: 2 });
  const { accounts, problems } = await read(await zip({ 'Proton Pass/data.json': json(data) }));
  expect(accounts.map(({ secret }) => secret)).toEqual([totp[0]?.secret, SECRET]);
  expect(problems).toMatchObject([{ entry: 'GitHub' }]);
});

test('CXF: lists an unknown algorithm, and reads a single account', async () => {
  const file = JSON.parse(cxfJson(totp).toString());
  file.accounts[0].items[0].credentials[1].algorithm = 'sha3-256';
  const { accounts, problems } = await read(json(file.accounts[0]));
  expect(accounts).toHaveLength(totp.length - 1);
  expect(problems).toMatchObject([
    { entry: 'GitHub: ann@example.com', reason: expect.stringContaining('sha3-256') },
  ]);
});

test('Bitwarden: lists items in its bin, and entries without a second factor', async () => {
  const item = { type: 1, name: 'Site', login: { username: 'ann', password: PASSWORD, totp: SECRET } };
  const vault = {
    encrypted: false,
    folders: [],
    items: [
      { ...item, deletedDate: '2026-01-02T03:04:05.000Z' },
      { type: 3, name: 'Card', card: { number: PASSWORD } },
    ],
  };
  const file = await read(json(vault));
  expect(file).toMatchObject({
    accounts: [],
    problems: [{ entry: 'Site: ann', reason: expect.stringContaining('bin') }],
    skipped: [{ entry: 'Card' }],
  });
  expect(JSON.stringify(file)).not.toContain(PASSWORD);
  expect((await read(json(vault), undefined, undefined, true)).accounts).toHaveLength(1);
});

test('LastPass CSV: an entry without a folder has no tag', async () => {
  const columns = ['url', 'username', 'password', 'totp', 'extra', 'name', 'grouping', 'fav'];
  const { accounts } = await read(csv(columns, [['', 'ann', '', SECRET, '', 'Site', '(none)', '0']]));
  expect(accounts).toMatchObject([{ issuer: 'Site', tags: [] }]);
});

test('Enpass: is recognised by its items, whatever is missing in them', async () => {
  const fields = [{ type: 'totp', value: SECRET }];
  for (const item of [
    { category: 'login', fields },
    { template_type: 'login.default', fields },
    { uuid: '1', category: 'login', fields },
  ]) {
    const file = await read(
      json({
        items: [
          { title: 'Site', ...item },
          { uuid: '2', category: 'note' },
        ],
      }),
    );
    expect(file).toMatchObject({ format: 'enpass', accounts: [{ issuer: 'Site' }], skipped: [{}] });
  }
});

test('1Password CSV: reads the column of version 7', async () => {
  const columns = ['Title', 'Username', 'Password', 'One-Time Password', 'Notes'];
  const { format, accounts } = await read(csv(columns, [['Site', 'ann', PASSWORD, SECRET, '']]));
  expect([format, accounts.length]).toEqual(['1password-csv', 1]);
});
