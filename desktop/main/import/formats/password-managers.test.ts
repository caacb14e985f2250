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

test('KeePassXC CSV: knows the root by any name, and lists the recycle bin', async () => {
  const columns = ['Group', 'Title', 'Username', 'Password', 'URL', 'Notes', 'TOTP', 'Icon'];
  const groups = ['Tresor', 'Tresor/Bank', 'Tresor/Papierkorb', 'Tresor/Recycle Bin/Old'];
  const rows = groups.map((group, at) => [group, `t${at}`, 'a', PASSWORD, '', 'n', SECRET, '0']);
  const { accounts, problems } = await read(csv(columns, rows));
  expect(accounts.map(({ tags }) => tags)).toEqual([[], ['Bank']]);
  const binned = { reason: expect.stringContaining('bin'), kept: { fields: { totp: SECRET, note: 'n' } } };
  expect(problems).toMatchObject([
    { entry: 't2: a', ...binned },
    { entry: 't3: a', ...binned },
  ]);
  const all = await read(csv(columns, rows), undefined, undefined, true);
  expect(all.accounts.map(({ tags }) => tags.join())).toEqual(['', 'Bank', 'Papierkorb', 'Recycle Bin/Old']);
  // A root without a name: its groups have no root before them.
  const bare = ['', 'Bank', 'Bank/Cards'].map((group, at) => [group, `t${at}`, 'a', '', '', '', SECRET, '0']);
  expect((await read(csv(columns, bare))).accounts.map(({ tags }) => tags)).toEqual([
    [],
    ['Bank'],
    ['Bank/Cards'],
  ]);
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
  expect(problems).toMatchObject([{ entry: 'GitHub: ann@example.com' }]);
});

test('1Password: knows second factors of older versions by the field’s id', async () => {
  const data = JSON.parse(onePasswordData(totp.slice(0, 1)).toString());
  const [section] = data.accounts[0].vaults[0].items[0].details.sections;
  section.fields = [
    { title: 'code', id: 'TOTP_1', value: { concealed: SECRET } },
    { title: 'answer', id: 'x', value: { concealed: PASSWORD } },
  ];
  const { accounts } = await read(await zip({ 'export.data': json(data) }));
  expect(accounts).toMatchObject([{ issuer: 'GitHub', secret: SECRET }]);
});

test('Proton Pass: recognises OpenPGP, reads extra fields, and lists each second factor in the bin', async () => {
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
  const binned = { entry: 'GitHub: ann@example.com', reason: expect.stringContaining('bin') };
  expect(problems).toMatchObject([binned, { ...binned, kept: { fields: { totp: SECRET } } }]);
});

test('Proton Pass: its own name in a key URI stands for an absent one', async () => {
  const totpUri = `otpauth://totp/Site:Proton%20Pass?issuer=Site&secret=${SECRET}`;
  const items = ['', 'ann'].map((itemUsername) => ({
    state: 1,
    data: { metadata: { name: 'Title' }, type: 'login', content: { itemUsername, totpUri } },
  }));
  const { accounts } = await read(json({ vaults: { share: { name: 'P', items } } }));
  expect(accounts.map(({ issuer, name }) => [issuer, name])).toEqual([
    ['Site', ''],
    ['Site', 'ann'],
  ]);
});

test('Proton Pass: reads second factors of custom items and identities', async () => {
  const totp = (totpUri: string) => ({ fieldName: 'code', type: 'totp', data: { totpUri } });
  const item = (name: string, type: string, content: object) => ({
    itemId: name,
    state: 1,
    data: { metadata: { name, note: '' }, extraFields: [], type, content },
  });
  const items = [
    item('Router', 'custom', { sections: [{ sectionName: 's', sectionFields: [totp(SECRET)] }] }),
    item('Me', 'identity', {
      fullName: 'Ann',
      extraPersonalDetails: [totp(`${SECRET}AA`)],
      extraWorkDetails: [{ fieldName: 'x', type: 'text', data: { content: 'otp' } }],
      extraSections: [{ sectionName: 's', sectionFields: [totp(`${SECRET}BB`)] }],
    }),
    item('Key', 'sshKey', { privateKey: PASSWORD, sections: [{ sectionFields: [totp(`${SECRET}CC`)] }] }),
    item('Plain', 'custom', { sections: [] }),
  ];
  const file = await read(json({ version: '1.30.0', encrypted: false, vaults: { a: { name: 'V', items } } }));
  expect(file.accounts.map(({ issuer, secret }) => [issuer, secret.slice(SECRET.length)])).toEqual([
    ['Router', ''],
    ['Me', 'AA'],
    ['Me', 'BB'],
    ['Key', 'CC'],
  ]);
  expect(file).toMatchObject({ problems: [], skipped: [{ entry: 'Plain' }] });
  expect(JSON.stringify(file)).not.toContain(PASSWORD);
});

test('Bitwarden: reads the ZIP with attachments, plain and protected', async () => {
  const attachment = { 'attachments/1/note.txt': Buffer.from('otpauth://totp/x?secret=AAAAAAAA') };
  for (const [data, password] of [
    [json(bitwardenVault(totp)), undefined],
    [await bitwardenProtected(totp, 'p', 'pbkdf2'), 'p'],
  ] as const) {
    const { format, accounts } = await read(await zip({ 'data.json': data, ...attachment }), password);
    expect([format, accounts.length]).toEqual(['bitwarden', totp.length]);
  }
  expect((await failureOf(await zip({ 'data.json': json({ a: 1 }) }))).code).toBe('unrecognised');
});

test('an account’s name is the login’s, if the key URI has only the issuer', async () => {
  const uri = (label: string) => `otpauth://totp/${label}?secret=${SECRET}&issuer=Site`;
  const columns = ['Title', 'URL', 'Username', 'Password', 'Notes', 'OTPAuth'];
  const rows = [
    ['T', '', 'ann', '', '', uri('Site')],
    ['T', '', '', '', 'n', uri('Site')],
    ['T', '', 'ann', '', '', uri('Site:Site')],
    ['T', '', 'ann', '', '', uri('Site%3Abob')],
    ['T', '', 'ann', '', '', uri('eve')],
  ];
  const { accounts } = await read(csv(columns, rows));
  expect(accounts.map(({ issuer, name }) => [issuer, name])).toEqual([
    ['Site', 'ann'],
    ['Site', ''],
    ['Site', 'Site'],
    ['Site', 'bob'],
    ['Site', 'eve'],
  ]);
});

test('Proton Authenticator: reads Steam’s key in Base64, and an issuer in the place of a name', async () => {
  const bytes = Buffer.from('4f0a8b1c3d5e6f708192a3b4c5d6e7f8091a2b3c', 'hex');
  const entries = [
    { uri: `steam://${bytes.toString('base64')}`, entry_type: 'Steam', name: 'gordon' },
    { uri: `otpauth://totp/?secret=${SECRET}&issuer=Site`, entry_type: 'Totp', name: 'Site' },
    { uri: `otpauth://totp/?secret=${SECRET}`, entry_type: 'Totp', name: 'ann' },
  ].map((content, id) => ({ id: String(id), content, note: null }));
  const { accounts } = await read(json({ version: 1, entries }));
  expect(accounts).toMatchObject([
    { type: 'steam', issuer: 'Steam', name: 'gordon', secret: 'J4FIWHB5LZXXBAMSUO2MLVXH7AERUKZ4' },
    { issuer: 'Site', name: '' },
    { issuer: '', name: 'ann' },
  ]);
});

test('Bitwarden Authenticator: reads the Android app’s labels, which are HTML, and its longer rows', async () => {
  const uri = (label: string, issuer: string) =>
    `otpauth://totp/${encodeURIComponent(label)}?secret=${SECRET}&algorithm=SHA1&digits=6&period=30&issuer=${encodeURIComponent(issuer)}`;
  const uris = [
    uri('A &amp; B:o&#39;neil@example.com', 'A & B'),
    uri('A &amp; B', 'A & B'),
    uri('A: B', 'A: B'),
    uri('&quot;x&quot; &lt;y&gt;:100%', '"x" <y>'),
  ];
  const wanted = [
    ['A & B', "o'neil@example.com"],
    ['A & B', ''],
    ['A: B', ''],
    ['"x" <y>', '100%'],
  ];
  const items = uris.map((totp, at) => ({ type: 1, name: wanted[at]?.[0], login: { totp } }));
  const fromJson = await read(json({ encrypted: false, items }));
  expect(fromJson.format).toBe('bitwarden-authenticator');
  expect(fromJson.accounts.map(({ issuer, name }) => [issuer, name])).toEqual(wanted);
  expect(fromJson.accounts.every(({ labelIssuer }) => labelIssuer === undefined)).toBe(true);
  const lines = uris.map((totp, at) => `,,1,${wanted[at]?.[0]},,${totp},${wanted[at]?.[0]},30,6`);
  const fromCsv = await read(
    Buffer.from(['folder,favorite,type,name,login_uri,login_totp', ...lines].join('\n')),
  );
  expect(fromCsv.problems).toEqual([]);
  expect(fromCsv.accounts.map(({ issuer, name }) => [issuer, name])).toEqual(wanted);
});

test('Bitwarden Authenticator CSV: reads rows without any quotation, as the app writes them', async () => {
  const uri = (issuer: string) =>
    `otpauth://totp/${encodeURIComponent(issuer)}?secret=${SECRET}&issuer=${encodeURIComponent(issuer)}`;
  const issuers = ['Site', 'Acme, Inc.', 'The "Best" Bank', '"Start'];
  const rows = issuers.map((issuer) => `,,1,${issuer},,${uri(issuer)},${issuer},30,6`);
  const text = ['folder,favorite,type,name,login_uri,login_totp', ...rows].join('\n');
  const { format, accounts, problems } = await read(Buffer.from(text));
  expect([format, problems]).toEqual(['bitwarden-authenticator', []]);
  expect(accounts.map(({ issuer, name }) => [issuer, name])).toEqual(issuers.map((issuer) => [issuer, '']));
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

test('tables: lists a row whose cells are shifted, without its cells, and refuses a header that fits none', async () => {
  const header = 'Group,Title,Username,Password,URL,Notes,TOTP,Icon,Last Modified,Created';
  const right = `Root,Site,ann,${PASSWORD},,,${SECRET},0,,`;
  const shifted = `Root,Site, Inc,ann,MFRGGZDFMZTWQ2LK,,,${SECRET},0,,x`;
  const { accounts, problems } = await read(Buffer.from(`${header}\n${right}\n${shifted}\n`));
  expect(accounts).toMatchObject([{ issuer: 'Site', secret: SECRET }]);
  expect(problems).toMatchObject([
    { reason: expect.stringContaining('Line 3'), kept: { fields: { line: 3 } } },
  ]);
  const altered = header.replace('Last Modified,Created', 'Last Modified;Created').replace('URL,', 'URL-');
  expect((await failureOf(Buffer.from(`${altered}\n${right}x\n`))).code).toBe('damaged');
});

test('Enpass and CXF: the path of nested folders is the tag', async () => {
  const field = { type: 'totp', value: SECRET };
  const item = { title: 'Site', uuid: 'i', category: 'login', fields: [field], folders: ['c', 'b', 'gone'] };
  const folders = [
    { uuid: 'a', title: 'Work', parent_uuid: '' },
    { uuid: 'b', title: 'Servers', parent_uuid: 'a' },
    { uuid: 'c', title: 'Loop', parent_uuid: 'c' },
  ];
  const enpass = await read(json({ folders, items: [item] }));
  expect(enpass.accounts[0]?.tags.at(-1)).toBe('Work/Servers');

  const data = JSON.parse(cxfJson(totp.slice(0, 1)).toString());
  const [account] = data.accounts;
  const inner = { id: 'd', title: 'Servers', items: [{ item: account.items[0].id }] };
  account.collections = [{ id: 'c', title: 'Work', items: [], subCollections: [inner] }];
  const cxf = await read(json(data));
  expect(cxf.accounts[0]?.tags).toContain('Work/Servers');
});

test('KeePassXC CSV: names that stand for absent ones are not names', async () => {
  const uri = `otpauth://totp/KeePassXC:none?secret=${SECRET}&period=30&digits=6&issuer=KeePassXC`;
  const header = 'Group,Title,Username,Password,URL,Notes,TOTP,Icon,Last Modified,Created';
  const { accounts } = await read(
    Buffer.from(`${header}\nRoot,,,,,,${uri},0,,\nRoot,Site,ann,,,,${uri},0,,\n`),
  );
  expect(accounts.map(({ issuer, name }) => [issuer, name])).toEqual([
    ['', ''],
    ['Site', 'ann'],
  ]);
});

test('Proton Pass: reads the CSV of the versions without vaults', async () => {
  const columns = ['type', 'name', 'url', 'username', 'password', 'note', 'totp', 'createTime', 'modifyTime'];
  const row = ['login', 'Site', 'https://x.example', 'ann', PASSWORD, 'n', 'GEZDGNBVGY3TQOJQ', '1', '1'];
  expect(await read(csv(columns, [row]))).toMatchObject({
    format: 'proton-pass',
    accounts: [{ issuer: 'Site', name: 'ann', note: 'n', tags: [] }],
    problems: [],
  });
});
