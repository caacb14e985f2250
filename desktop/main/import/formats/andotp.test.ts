import { expect, test } from 'vitest';
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
