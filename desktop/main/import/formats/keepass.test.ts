import { randomBytes } from 'node:crypto';
import kdbxweb from 'kdbxweb';
import { expect, test } from 'vitest';
import { MADE } from '../testing/accounts.ts';
import { kdbx } from '../testing/password-managers.ts';
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

test('refuses Twofish, KeePass 1 and excessive costs with the reason', async () => {
  const file = await kdbx(MADE, 'p', { ...cheap, version: 3 });
  const aes = Buffer.from('31c1f2e6bf714350be5805216afc5aff', 'hex');
  const twofish = Buffer.from(file);
  Buffer.from('ad68f29f576f4bb9a36ad47af965346c', 'hex').copy(twofish, file.indexOf(aes));
  expect((await failureOf(twofish, 'p')).message).toContain('Twofish');
  const first = Buffer.from(file);
  first.writeUInt32LE(0xb54bfb65, 4);
  expect((await failureOf(first, 'p')).message).toContain('KeePass 1');
  // Field 6 has the rounds in 8 bytes.
  const rounds = Buffer.from([6, 8, 0, 0xe8, 0x03]);
  const slow = Buffer.from(file);
  slow.writeUInt32LE(0xffffffff, file.indexOf(rounds) + 3);
  expect((await failureOf(slow, 'p')).code).toBe('unsupported');
});
