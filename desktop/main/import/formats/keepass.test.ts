import { createHash, randomBytes } from 'node:crypto';
import kdbxweb from 'kdbxweb';
import { expect, test } from 'vitest';
import { MADE } from '../testing/accounts.ts';
import { kdbx, PASSWORD } from '../testing/password-managers.ts';
import { failureOf, read } from '../testing/read.ts';

const SECRET = 'GEZDGNBVGY3TQOJQ';
const cheap = { version: 4, kdf: 'aes', field: 'otp' } as const;

/** Returns a database with one entry with these fields. */
async function withFields(
  fields: Readonly<Record<string, string>>,
  change?: (database: InstanceType<typeof kdbxweb.Kdbx>) => void,
) {
  const database = kdbxweb.Kdbx.create(new kdbxweb.Credentials(kdbxweb.ProtectedValue.fromString('p')), 'X');
  database.setVersion(3);
  database.header.keyEncryptionRounds = 10;
  const entry = database.createEntry(database.getDefaultGroup());
  for (const [name, value] of Object.entries({ Title: 'Site', UserName: 'ann', ...fields })) {
    entry.fields.set(name, kdbxweb.ProtectedValue.fromString(value));
  }
  change?.(database);
  return Buffer.from(await database.save());
}

test.each([
  [{ 'TimeOtp-Secret': '12345678901234567890' }, { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }],
  [
    { 'TimeOtp-Secret-Hex': '3132333435363738393031323334353637383930' },
    { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
  ],
  [
    { 'TimeOtp-Secret-Base64': 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=' },
    { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
  ],
  [{ 'TimeOtp-Secret-Base32': SECRET, 'TimeOtp-Algorithm': 'HMAC-SHA-512' }, { algorithm: 'SHA512' }],
  [
    { 'HmacOtp-Secret-Base32': SECRET, 'HmacOtp-Counter': '7' },
    { type: 'hotp', counter: 7 },
  ],
  [
    { 'TOTP Seed': SECRET, 'TOTP Settings': '60;8' },
    { digits: 8, period: 60 },
  ],
  [{ 'TOTP Seed': SECRET, 'TOTP Settings': '30;S' }, { type: 'steam' }],
  [{ 'TOTP Seed': SECRET }, { digits: 6, period: 30 }],
  [{ otp: `key=${SECRET}&step=60&size=8` }, { digits: 8, period: 60 }],
  [
    { otp: 'key=31323334353637383930&type=Totp&encoding=Hex&otpHashMode=Sha256' },
    { secret: SECRET, algorithm: 'SHA256' },
  ],
  [{ otp: SECRET.toLowerCase() }, { secret: SECRET }],
])('%j', async (fields, expected) => {
  const { accounts } = await read(await withFields(fields), 'p');
  expect(accounts).toMatchObject([{ issuer: 'Site', name: 'ann', ...expected }]);
});

test.each([
  `otpauth://totp/KeePassXC:none?secret=${SECRET}&period=30&digits=6&issuer=KeePassXC`,
  `otpauth://totp/None%3AOTP?secret=${SECRET}&period=30&digits=6&issuer=None`,
  `otpauth://totp/default?secret=${SECRET}`,
])('%s has no names, so the entry’s are used', async (otp) => {
  expect((await read(await withFields({ otp }), 'p')).accounts).toMatchObject([
    { issuer: 'Site', name: 'ann' },
  ]);
  expect((await read(await withFields({ otp, UserName: '' }), 'p')).accounts).toMatchObject([
    { issuer: 'Site', name: '' },
  ]);
});

test('imports one key in several fields once', async () => {
  const both = {
    otp: `otpauth://totp/Site:ann?secret=${SECRET}`,
    'TOTP Seed': SECRET,
    'TimeOtp-Secret-Base32': SECRET,
  };
  expect((await read(await withFields(both), 'p')).accounts).toHaveLength(1);
});

test('lists the bin without importing it, and does not read the history', async () => {
  const { accounts, problems } = await read(await kdbx(MADE, 'p', cheap), 'p');
  expect(accounts).toHaveLength(MADE.length);
  expect(problems).toMatchObject([
    { entry: 'In the bin', reason: 'It is in the bin of the app it comes from, so it was not imported.' },
  ]);
  const wanted = await read(await kdbx(MADE, 'p', cheap), 'p', undefined, true);
  expect(wanted.accounts).toHaveLength(MADE.length + 1);
});

test('imports pictures, dates and nested groups', async () => {
  const picture = randomBytes(30);
  const file = await withFields({}, (database) => {
    const group = database.createGroup(database.createGroup(database.getDefaultGroup(), 'A'), 'B');
    const entry = database.createEntry(group);
    entry.fields.set('otp', SECRET);
    const id = kdbxweb.KdbxUuid.random();
    database.meta.customIcons.set(id.id, { data: new Uint8Array(picture).buffer });
    entry.customIcon = id;
  });
  const [account] = (await read(file, 'p')).accounts;
  expect(account?.tags).toEqual(['A/B']);
  expect(Buffer.from(account?.icon?.data ?? []).equals(picture)).toBe(true);
  expect(account?.createdAt).toBeGreaterThan(Date.UTC(2020));
});

test('distinguishes a wrong key from a damaged body, in both versions', async () => {
  for (const version of [3, 4] as const) {
    const file = await kdbx(MADE, 'p', { ...cheap, version });
    expect((await failureOf(file, 'q')).code).toBe('password_wrong');
    const damaged = new Uint8Array(file);
    damaged[file.length - 200] = (damaged[file.length - 200] ?? 0) ^ 1;
    expect((await failureOf(damaged, 'p')).code).toBe('damaged');
    expect((await failureOf(damaged, 'q')).code).toBe('password_wrong');
  }
});

/** Returns where the header of a file by kdbxweb ends: after the content of its last field. */
function endOfHeader(file: Buffer): number {
  const at = file.indexOf(Buffer.from('00d0ad0a', 'hex'));
  if (at < 0) throw new Error('The header has no end.');
  return at + 4;
}

test('notices an altered header of version 3.1 by the hash inside', async () => {
  const file = await kdbx(MADE, 'p', { ...cheap, version: 3 });
  // The last field of the header has no meaning, so nothing else would notice.
  const end = endOfHeader(file);
  const altered = Buffer.from(file);
  altered[end - 1] = 0x20;
  expect((await failureOf(altered, 'p')).code).toBe('damaged');
});

test('knows KeePassXC’s own id of the AES-KDF', async () => {
  const file = await kdbx(MADE, 'p', cheap);
  const end = endOfHeader(file);
  const withId = (id: string) => {
    const changed = Buffer.from(file);
    const at = file.indexOf(Buffer.from('c9d9f39a628a4460bf740d08c18a4fea', 'hex'));
    Buffer.from(id, 'hex').copy(changed, at);
    createHash('sha256').update(changed.subarray(0, end)).digest().copy(changed, end);
    return changed;
  };
  // A key was derived and did not fit the header, which the original’s key authenticates.
  expect((await failureOf(withId('7c02bb8279a74ac0927d114a00648238'), 'p')).code).toBe('password_wrong');
  expect((await failureOf(withId('7c02bb8279a74ac0927d114a00648239'), 'p')).code).toBe('damaged');
});

test('refuses Twofish, KeePass 1 and excessive costs with the reason', async () => {
  const file = await kdbx(MADE, 'p', { ...cheap, version: 3 });
  const aes = Buffer.from('31c1f2e6bf714350be5805216afc5aff', 'hex');
  const twofish = Buffer.from(file);
  Buffer.from('ad68f29f576f4bb9a36ad47af965346c', 'hex').copy(twofish, file.indexOf(aes));
  expect((await failureOf(twofish, 'p')).message).toContain('Twofish');
  const first = Buffer.from(file);
  first.writeUInt32LE(0xb54bfb65, 4);
  expect((await failureOf(first, 'p')).message).toContain('KeePass 1');
  const unknown = Buffer.from(file);
  unknown.fill(7, file.indexOf(aes), file.indexOf(aes) + 16);
  expect(await failureOf(unknown, 'p')).toMatchObject({ code: 'unsupported' });
  // Field 6 has the rounds in 8 bytes.
  const rounds = Buffer.from([6, 8, 0, 0xe8, 0x03]);
  const slow = Buffer.from(file);
  slow.writeUInt32LE(0xffffffff, file.indexOf(rounds) + 3);
  expect((await failureOf(slow, 'p')).code).toBe('unsupported');
});

test('reads the names and notes that an entry takes from another one, and no password', async () => {
  const uuidOf = (entry: { uuid: { id: string } }) =>
    Buffer.from(entry.uuid.id, 'base64').toString('hex').toUpperCase();
  const file = await withFields({ otp: SECRET }, (database) => {
    const group = database.getDefaultGroup();
    const [first] = group.entries;
    const copy = database.createEntry(group);
    if (!first) return;
    first.fields.set('Notes', 'first note');
    first.fields.set('Password', kdbxweb.ProtectedValue.fromString(PASSWORD));
    const id = uuidOf(first);
    const fields = {
      Title: `{REF:T@I:${id.toLowerCase()}} (copy)`,
      UserName: `{REF:U@I:${id}}`,
      Notes: `{REF:N@I:${id}}, {REF:P@I:${id}}, {REF:U@I:${'0'.repeat(32)}}`,
      otp: 'JBSWY3DPEHPK3PXP',
    };
    for (const [name, value] of Object.entries(fields)) copy.fields.set(name, value);
    const circle = database.createEntry(group);
    for (const [name, value] of Object.entries({
      Title: `{REF:T@I:${uuidOf(circle)}}`,
      UserName: 'c',
      otp: SECRET,
    }))
      circle.fields.set(name, value);
  });
  const { accounts } = await read(file, 'p');
  expect(accounts[1]).toMatchObject({ issuer: 'Site (copy)', name: 'ann' });
  expect(accounts[1]?.note).toMatch(/^first note, \{REF:P@I:[0-9A-F]{32}\}, \{REF:U@I:0{32}\}$/);
  expect(accounts[2]).toMatchObject({ name: 'c', issuer: expect.stringMatching(/^\{REF:T@I:/) });
  expect(JSON.stringify(accounts)).not.toContain(PASSWORD);
});
