import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, PASSWORD } from '../testing/password-managers.ts';
import { failureOf, read } from '../testing/read.ts';

const SECRET = 'GEZDGNBVGY3TQOJQ';
const URI = `otpauth://totp/GitHub:ann?secret=${SECRET}&issuer=GitHub&digits=8`;

const reading = (text: string | Uint8Array) => read(Buffer.from(text));

test('CSV of an unknown app: reads key URIs and bare keys in one column, and lists every other row', async () => {
  const rows = [
    ['GitHub', 'ann', PASSWORD, URI, 'first'],
    ['Mail', 'bob', PASSWORD, 'gezd gnbv gy3t qojq', ''],
    ['Broken', 'eve', PASSWORD, 'no key at all!', ''],
    ['None', 'joe', PASSWORD, '', ''],
  ];
  for (const column of ['totp', 'OTP', '2FA', 'otpAuth', 'Secret Key', 'login_totp', 'One-time password']) {
    const file = await reading(csv(['name', 'username', 'password', column, 'notes'], rows));
    expect(file).toMatchObject({
      format: 'key-uris',
      accounts: [
        { issuer: 'GitHub', name: 'ann', secret: SECRET, digits: 8, note: 'first' },
        { issuer: 'Mail', name: 'bob', secret: SECRET, digits: 6 },
      ],
      problems: [{ entry: 'Broken: eve', kept: { fields: { totp: 'no key at all!' } } }],
      skipped: [{ entry: 'None: joe' }],
    });
    expect(JSON.stringify(file)).not.toContain(PASSWORD);
  }
});

test('CSV of an unknown app: finds the column by its key URIs, whatever its name', async () => {
  const file = await reading(
    csv(
      ['Site', 'Extra field 7'],
      [
        ['A', URI],
        ['B', SECRET],
        ['C', ''],
      ],
    ),
  );
  expect(file.accounts.map(({ issuer }) => issuer)).toEqual(['GitHub', 'B']);
  expect(file.skipped).toMatchObject([{ entry: 'C' }]);
});

test('CSV of an unknown authenticator: reads what stands beside a bare key', async () => {
  const columns = ['Issuer', 'Account', 'Type', 'Secret', 'Algorithm', 'Digits', 'Period', 'Counter', 'Tags'];
  const file = await reading(
    csv(columns, [
      ['A', 'a', 'TOTP', SECRET, 'SHA512', '8', '60', '', 'x;y'],
      ['B', 'b', 'hotp', SECRET, '', '', '', '7', ''],
      ['C', 'c', 'login', SECRET, 'MD5', '', '', '', ''],
    ]),
  );
  expect(file.accounts).toMatchObject([
    { type: 'totp', issuer: 'A', name: 'a', algorithm: 'SHA512', digits: 8, period: 60, tags: ['x', 'y'] },
    { type: 'hotp', issuer: 'B', name: 'b', algorithm: 'SHA1', digits: 6, counter: 7 },
  ]);
  expect(file.problems).toMatchObject([
    { entry: 'C: c', kept: { fields: { algorithm: 'MD5', totp: SECRET } } },
  ]);
});

test('CSV without keys is not recognised, and an unclosed quote is damage', async () => {
  for (const text of [
    'name,secret\nA,hunter2\n',
    'question,secret answer\nA,GEZDGNBVGY3TQOJQ\n',
    `name,client_secret\nA,${SECRET}\n`,
    `name,password\nA,${SECRET}\n`,
  ]) {
    expect((await failureOf(Buffer.from(text))).code).toBe('unrecognised');
  }
  expect((await failureOf(Buffer.from(`name,totp\n"A,${SECRET}\n`))).code).toBe('damaged');
});

test('a list of key URIs names the lines that have a bare key', async () => {
  const file = await reading(
    `My keys\n${URI}\nMail: ${SECRET}\nJBSW Y3DP EHPK 3PXP\nBank abcdefgh23456772\nthe end\n`,
  );
  expect(file.accounts).toHaveLength(1);
  expect(file.problems).toMatchObject([
    { entry: 'Mail', kept: { fields: { line: `Mail: ${SECRET}` } } },
    { entry: 'Entry 3' },
    { entry: 'Bank' },
  ]);
  for (const { entry, reason } of file.problems) expect(entry + reason).not.toMatch(/GEZD|JBSW|abcd/);
});

test('JSON of an unknown app names the objects beside those with a key URI', async () => {
  const file = await reading(
    JSON.stringify({
      settings: [{ theme: 'dark' }],
      accounts: [
        { name: 'GitHub', uri: URI },
        { issuer: 'Mail', name: 'bob', secret: SECRET, password: PASSWORD },
        { title: 'A note', text: 'nothing', password: PASSWORD },
      ],
    }),
  );
  expect(file.accounts).toHaveLength(1);
  expect(file.problems).toMatchObject([{ entry: 'Mail: bob', kept: { fields: { secret: SECRET } } }]);
  expect(file.skipped).toMatchObject([{ entry: 'A note' }]);
  expect(JSON.stringify(file)).not.toContain(PASSWORD);
});

test('no row of a table is passed over', async () => {
  const cell = fc.constantFrom('', URI, SECRET, 'x y', 'otpauth://totp/', 'motp://a:b?secret=ab', '"');
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { maxLength: 8 }), async (cells) => {
      const rows = cells.map((text, at) => [`site ${at}`, text]);
      const file = await reading(csv(['name', 'totp'], [['first', URI], ...rows]));
      const told = [...file.problems.filter(({ reason }) => !/more than once/.test(reason)), ...file.skipped];
      const repeats = cells.filter((text) => text === URI).length;
      expect(file.accounts.length + told.length + repeats).toBe(rows.length + 1);
    }),
    { numRuns: 60 },
  );
});

test('CSV of an unknown app: knows columns in the languages of Countersign', async () => {
  for (const [title, username, notes, folder, password] of [
    ['Titel', 'Benutzername', 'Notizen', 'Ordner', 'Kennwort'],
    ['Titre', 'Nom d’utilisateur', 'Remarques', 'Dossier', 'Mot de passe'],
    ['Título', 'Usuario', 'Notas', 'Carpeta', 'Contraseña'],
    ['タイトル', 'ユーザー名', 'メモ', 'フォルダー', 'パスワード'],
    ['العنوان', 'اسم المستخدم', 'ملاحظات', 'المجلد', 'كلمة المرور'],
  ] as const) {
    const file = await reading(
      csv(
        [title, username, password, '2FA', notes, folder],
        [['Büro', 'ann', PASSWORD, SECRET, 'n', 'Work']],
      ),
    );
    expect(file).toMatchObject({
      accounts: [{ issuer: 'Büro', name: 'ann', secret: SECRET, note: 'n', tags: ['Work'] }],
      problems: [],
    });
    expect(JSON.stringify(file)).not.toContain(PASSWORD);
  }
});

test('CSV of an unknown app: names the columns that it did not read', async () => {
  const columns = ['Name', 'Totp', 'Department', 'Floor', 'Password hint 2', 'Created at', 'URL'];
  const row = ['GitHub', SECRET, 'Sales', '', PASSWORD, '2024-01-01', 'https://x.example'];
  const file = await reading(csv(columns, [row]));
  expect(file.problems).toEqual([{ entry: 'Key URIs', reason: expect.stringMatching(/: department\.$/) }]);
  expect(JSON.stringify(file)).not.toContain(PASSWORD);
});

test('CSV of an unknown authenticator: makes no codes of a kind that the table does not say', async () => {
  const types = ['Yandex', 'mOTP', 'mobile-otp', 'steamtotp', 'HOTP', 'TOTP (time-based)', 'login', ''];
  const rows = types.map((type, at) => [`s${at}`, SECRET, type, type === 'HOTP' ? '3' : '']);
  const { accounts, problems } = await reading(csv(['Issuer', 'Secret', 'Type', 'Counter'], rows));
  expect(problems.map(({ entry }) => entry)).toEqual(['s0', 's1', 's2']);
  expect(accounts.map(({ type }) => type)).toEqual(['steam', 'hotp', 'totp', 'totp', 'totp']);
});

test('says what makes the codes of a key URI doubtful, in the words of a review', async () => {
  const [start, end] = ['otpauth://totp/A:ann?secret=JBSWY3DPEHPK3PXP', 'JBSWY3DPEHPK3PXP'];
  const reasonsOf = async (text: string) => (await reading(text)).problems.map(({ reason }) => reason);
  expect(await reasonsOf(`${start}\n${end}`)).toEqual(
    expect.arrayContaining([expect.stringContaining('may be the rest of it')]),
  );
  expect(await reasonsOf(`${start}&perido=60`)).toEqual([expect.stringMatching(/“perido”.*may stand for/)]);
  expect(await reasonsOf(`${start}&t0=100`)).toEqual([expect.stringContaining('“t0”')]);
  // Signs that would turn the sentence around are not repeated.
  expect(await reasonsOf(`${start}&t0\u202e=100`)).toEqual([expect.stringContaining('“t0”')]);
  expect(await reasonsOf(JSON.stringify([`${start}&otphashmode=sha256`]))).toHaveLength(1);
  // What changes no code is kept and not mentioned.
  expect(await reasonsOf(`${start}&image=https://a.example/logo.png&lock=false`)).toEqual([]);
});
