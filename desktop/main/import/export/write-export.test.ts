import { createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { URI } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import { looksLikeMigration, readMigration } from '../../../../shared/migration.ts';
import type { ImportedAccount } from '../account/imported-account.ts';
import { MADE } from '../testing/accounts.ts';
import { aegisContent, twoFasServices } from '../testing/authenticators.ts';
import { comparable, failureOf, read } from '../testing/read.ts';
import { EXPORTS } from './registry.ts';
import { lossesOf, type WriteOptions, writeExport } from './write-export.ts';

const PASSWORD = 'Pässwörd ✓';
const NOW = Date.UTC(2026, 0, 2);

const options = (id: string): WriteOptions => {
  const password = EXPORTS.find((format) => format.id === id)?.encrypted ? PASSWORD : undefined;
  return { password, accountsACode: 10, now: NOW, readBack: (bytes) => read(bytes, password) };
};

const accounts: ImportedAccount[] = MADE.map((account, at) => ({
  ...account,
  ...(at === 1 && { icon: { mime: 'image/png', data: randomBytes(64) } }),
}));

async function roundTrip(id: string, given: readonly ImportedAccount[]) {
  const { bytes, losses } = await writeExport(id, given, options(id));
  const back = await read(bytes, options(id).password);
  const lost = new Set(losses.filter(({ leftOut }) => leftOut).map(({ entry }) => entry));
  return { bytes, losses, back, lost };
}

describe.each(EXPORTS.map(({ id, keeps }) => ({ id, keeps })))('$id', ({ id, keeps }) => {
  test('import(export(x)) is x, except for the reported losses', async () => {
    const { back, losses } = await roundTrip(id, accounts);
    expect(losses).toEqual(lossesOf(id, accounts));
    const held = accounts.filter(({ issuer, name }) => {
      const entry = [issuer, name].filter((part) => part !== '').join(': ');
      return !losses.some((loss) => loss.leftOut && loss.entry === entry);
    });
    expect(back.accounts.map(comparable)).toEqual(
      held.map((account) => ({
        ...comparable(account),
        note: keeps.note ? account.note : '',
        favourite: keeps.favourite && account.favourite,
        tags: { all: account.tags, one: account.tags.slice(0, 1), none: [] }[keeps.tags],
      })),
    );
    if (keeps.icon) expect(back.accounts[1]?.icon).toEqual(accounts[1]?.icon);
    // Every missing detail was reported.
    const named = new Set(losses.map(({ entry }) => entry));
    for (const account of accounts.filter(({ note, tags, icon }) => note !== '' || tags.length > 1 || icon)) {
      const whole = keeps.note && keeps.tags === 'all' && keeps.icon;
      expect(named.has(`${account.issuer}: ${account.name}`)).toBe(!whole);
    }
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((value) => value.trim());
const base32 = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
});
const common = {
  issuer: text,
  name: text,
  secret: base32,
  algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512') as fc.Arbitrary<'SHA1'>,
  tags: fc.uniqueArray(
    text.filter((tag) => tag !== ''),
    { maxLength: 3 },
  ),
  note: fc.string({ unit: 'grapheme' }),
  favourite: fc.boolean(),
};
const anyAccount: fc.Arbitrary<ImportedAccount> = fc.oneof(
  fc.record({
    type: fc.constant('totp' as const),
    ...common,
    digits: fc.integer({ min: 5, max: 10 }),
    period: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  }),
  fc.record({
    type: fc.constant('hotp' as const),
    ...common,
    digits: fc.integer({ min: 5, max: 10 }),
    counter: fc.maxSafeNat(),
  }),
  fc.record({
    type: fc.constant('steam' as const),
    ...common,
    algorithm: fc.constant('SHA1' as const),
    digits: fc.constant(5),
    period: fc.constant(30),
  }),
);

describe('any accounts', () => {
  // Without the page of QR codes, which takes long. The tests above cover it.
  test.each(['aegis', '2fas', 'bitwarden', 'key-uris', 'google-authenticator'])(
    'are read back from %s',
    async (id) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyAccount, { minLength: 1, maxLength: 5 }), async (given) => {
          const able = given.some((account) => !lossesOf(id, [account]).some(({ leftOut }) => leftOut));
          // writeExport reads its result back, and throws if they differ.
          if (able) await writeExport(id, given, options(id));
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('a loss', () => {
  test('of the last character of a key that ends in the middle of a byte is reported', () => {
    const [first] = accounts;
    if (!first) throw new Error('There is an account.');
    for (const { id } of EXPORTS) {
      expect(lossesOf(id, [{ ...first, secret: 'GEZDGNBVGY3' }])).toMatchObject([
        { reason: expect.stringContaining('last character'), leftOut: false },
      ]);
    }
  });

  test('is reported for each account before the export is written', () => {
    const reasons = (id: string) => lossesOf(id, accounts).map(({ entry, leftOut }) => [entry, leftOut]);
    expect(reasons('aegis')).toEqual([]);
    expect(reasons('countersign')).toEqual([]);
    expect(reasons('bitwarden').filter(([, leftOut]) => leftOut)).toEqual([
      ['Counter: zero', true],
      ['WWE: 100% sure?', true],
    ]);
    expect(lossesOf('2fas', accounts).filter(({ leftOut }) => leftOut)).toEqual([
      {
        entry: 'Air Canada',
        reason: '2FAS cannot hold a period of 20 seconds, so it is left out.',
        leftOut: true,
      },
      { entry: 'nobody’s', reason: '2FAS cannot hold codes of 10 digits, so it is left out.', leftOut: true },
    ]);
  });

  test('leaves out an account whose name Google’s readers would split', () => {
    const [first] = accounts as [ImportedAccount];
    const [loss] = lossesOf('google-authenticator', [{ ...first, issuer: '', name: 'a:b' }]);
    expect(loss).toMatchObject({ leftOut: true, reason: expect.stringContaining('colon') });
  });
});

test('an encrypted export needs a password, and every export needs an account', async () => {
  await expect(writeExport('aegis-encrypted', accounts, { ...options('aegis') })).rejects.toMatchObject({
    code: 'password_required',
  });
  await expect(writeExport('aegis', [], options('aegis'))).rejects.toThrow('There is no account to export.');
  await expect(writeExport('nonsense', accounts, options('aegis'))).rejects.toMatchObject({
    code: 'unsupported',
  });
});

test('an export that reads back differently is discarded', async () => {
  const readBack = async () => ({
    format: 'aegis',
    encrypted: false,
    accounts: [],
    problems: [],
    skipped: [],
  });
  await expect(writeExport('aegis', accounts, { ...options('aegis'), readBack })).rejects.toThrow(
    'thrown away',
  );
});

test('encrypted exports show no name and no key', async () => {
  for (const id of ['aegis-encrypted', '2fas-encrypted', 'countersign']) {
    const bytes = Buffer.from((await writeExport(id, accounts.slice(0, 1), options(id))).bytes).toString();
    expect(bytes).not.toMatch(/GitHub|ann@|GEZDGNBV/);
    expect((await failureOf(Buffer.from(bytes), 'wrong')).code).toBe('password_wrong');
  }
});

test('an export to the same format contains its unknown fields again', async () => {
  const aegis = { version: 1, header: { slots: null, params: null }, db: aegisContent(MADE) };
  Object.assign(aegis.db.entries[0] ?? {}, { usage_count: 3, later: { deep: [1] } });
  const fromAegis = await read(Buffer.from(JSON.stringify(aegis)));
  const { bytes } = await writeExport('aegis', fromAegis.accounts, options('aegis'));
  expect(JSON.parse(Buffer.from(bytes).toString()).db.entries[0]).toMatchObject({
    uuid: aegis.db.entries[0]?.uuid,
    usage_count: 3,
    later: { deep: [1] },
  });

  const [service] = twoFasServices(MADE);
  const twoFas = {
    schemaVersion: 4,
    groups: [],
    services: [{ ...service, serviceTypeID: 'x', badge: { color: 'Red' } }],
  };
  const fromTwoFas = await read(Buffer.from(JSON.stringify(twoFas)));
  // Also through Countersign's own backup, where they stay with the account.
  const backup = await roundTrip('countersign', fromTwoFas.accounts);
  const again = await writeExport('2fas', backup.back.accounts, options('2fas'));
  expect(JSON.parse(Buffer.from(again.bytes).toString()).services[0]).toMatchObject({
    serviceTypeID: 'x',
    badge: { color: 'Red' },
    otp: { source: 'Link' },
  });
});

describe('exports in other readers', () => {
  let lines: string[];

  beforeAll(async () => {
    const { bytes } = await writeExport('key-uris', accounts, options('key-uris'));
    lines = Buffer.from(bytes).toString().trim().split('\n');
  });

  test('otpauth reads the key URIs', () => {
    const read = lines.filter((line) => !line.includes('encoder=steam')).map((line) => URI.parse(line));
    expect(
      read.map(({ issuer, secret, algorithm, digits }) => [issuer, secret.base32, algorithm, digits]),
    ).toEqual(
      MADE.filter(({ type }) => type !== 'steam').map(({ issuer, secret, algorithm, digits }) => [
        issuer,
        secret,
        algorithm,
        digits,
      ]),
    );
  });

  test('Google’s codes have ten or five accounts each', async () => {
    const [first] = accounts as [ImportedAccount];
    const many = Array.from({ length: 12 }, (_, at) => ({ ...first, name: `n${at}`, tags: [], note: '' }));
    const parts = async (accountsACode: number) => {
      const { bytes } = await writeExport('google-authenticator', many, {
        ...options('google-authenticator'),
        accountsACode,
      });
      const texts = Buffer.from(bytes).toString().trim().split('\n');
      expect(texts.every(looksLikeMigration)).toBe(true);
      return texts.map((each) => readMigration(each).keys.length);
    };
    expect(await parts(10)).toEqual([10, 2]);
    expect(await parts(5)).toEqual([5, 5, 2]);
  });
});

test('the page to print loads no files, runs no script, and escapes names', async () => {
  const [first] = accounts as [ImportedAccount];
  const issuer = '<script>alert(1)</script> otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ';
  const { bytes } = await writeExport('html', [{ ...first, issuer, tags: [] }], options('html'));
  const page = Buffer.from(bytes).toString();
  expect(page).not.toMatch(/<script|https?:|otpauth:\/\//);
  expect(page).toContain('&#60;script&#62;');
});

test('Aegis gets ids of its own kind, each once', async () => {
  const id = '6f9a7c1e-0d5b-4c36-9a54-0a3f5f0e9b11';
  const from = (uuid: unknown): ImportedAccount['extra'] => ({ format: 'aegis', fields: { uuid } });
  const given = [id, id.toUpperCase(), 'no id', 7].map((uuid, at) => ({
    ...(accounts[0] as ImportedAccount),
    name: `n${at}`,
    extra: from(uuid) as NonNullable<ImportedAccount['extra']>,
  }));
  const { bytes } = await writeExport('aegis', given, options('aegis'));
  const entries: { uuid: string }[] = JSON.parse(Buffer.from(bytes).toString()).db.entries;
  const ids = entries.map(({ uuid }) => uuid);
  expect(ids[0]).toBe(id);
  expect(new Set(ids).size).toBe(given.length);
  for (const each of ids) expect(each).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test('an encrypted export opens with the password as other apps’ keyboards write it', async () => {
  const typed = 'é'.normalize('NFD');
  const written = {
    ...options('2fas-encrypted'),
    password: typed,
    readBack: (bytes: Uint8Array) => read(bytes, typed),
  };
  const { bytes } = await writeExport('2fas-encrypted', accounts.slice(0, 1), written);
  const [sealed, salt, nonce] = String(JSON.parse(Buffer.from(bytes).toString()).servicesEncrypted)
    .split(':')
    .map((part) => Buffer.from(part, 'base64')) as [Buffer, Buffer, Buffer];
  const key = pbkdf2Sync('é'.normalize('NFC'), salt, 10_000, 32, 'sha256');
  const cipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const services = JSON.parse(
    Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]).toString(),
  );
  expect(services).toHaveLength(1);
});
