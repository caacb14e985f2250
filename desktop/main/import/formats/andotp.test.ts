import { expect, test } from 'vitest';
import { MADE } from '../testing/accounts.ts';
import { andOtpEncrypted, andOtpPlain } from '../testing/authenticators.ts';
import { read } from '../testing/read.ts';

const json = (...entries: object[]) => Buffer.from(JSON.stringify(entries));
const entry = { secret: 'GEZDGNBVGY3TQOJQ', type: 'TOTP', algorithm: 'SHA1', digits: 6, period: 30 };

test('reads the labels of old versions: “issuer - name”, a doubled issuer, no issuer', async () => {
  const { accounts } = await read(
    json(
      { ...entry, label: 'GitHub - ann - work' },
      { ...entry, label: 'Deno:Mason', issuer: 'Deno' },
      { ...entry, label: 'alone' },
      { ...entry, label: 'ann - home', issuer: '' },
    ),
  );
  expect(accounts.map(({ issuer, name }) => [issuer, name])).toEqual([
    ['GitHub', 'ann - work'],
    ['Deno', 'Mason'],
    ['', 'alone'],
    ['', 'ann - home'],
  ]);
});

test('lists Mobile-OTP, and keeps fields that only andOTP has', async () => {
  const { accounts, problems } = await read(
    json(
      { ...entry, label: 'a', thumbnail: 'GitHub', used_frequency: 4 },
      { ...entry, type: 'MOTP', label: 'b' },
    ),
  );
  expect(accounts[0]?.extra).toEqual({
    format: 'andotp',
    fields: { thumbnail: 'GitHub', used_frequency: 4 },
  });
  expect(problems).toMatchObject([{ entry: 'b', reason: expect.stringContaining('motp') }]);
});

test('reads the earliest files, which had neither a type nor an algorithm', async () => {
  const { format, accounts } = await read(json({ secret: entry.secret, label: 'GitHub - ann', period: 30 }));
  expect(format).toBe('andotp');
  expect(accounts).toMatchObject([{ type: 'totp', issuer: 'GitHub', name: 'ann', period: 30, digits: 6 }]);
});

test.each([512, 1024, 1536, 2560, 3584])('opens an encrypted file of %i bytes', async (size) => {
  const [first] = MADE.filter(({ type }) => type === 'totp');
  if (!first) throw new Error('There is no account to write.');
  const about = { ...first, name: '', tags: [] };
  const others = andOtpPlain([about]).length + 44;
  const { format, accounts } = await read(
    andOtpEncrypted([{ ...about, name: 'n'.repeat(size - others) }], 'p'),
    'p',
  );
  expect(format).toBe('andotp');
  expect(accounts).toMatchObject([{ secret: first.secret }]);
});
