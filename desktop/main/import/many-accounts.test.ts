/** Ten thousand accounts take less than two seconds and 300 MB, in any format. */
import { describe, expect, test } from 'vitest';
import { manyAccounts, uriOf } from './testing/accounts.ts';
import * as apps from './testing/authenticators.ts';
import { sqlite, zip } from './testing/containers.ts';
import * as managers from './testing/password-managers.ts';
import { read } from './testing/read.ts';

const COUNT = 10_000;
const LONGEST = 2_000;
const MOST_BYTES = 300 * 2 ** 20;
const accounts = manyAccounts(COUNT);

const FILES: readonly (readonly [name: string, write: () => Promise<Uint8Array> | Uint8Array])[] = [
  ['Aegis', () => apps.aegisEncrypted(accounts, ['p'])],
  ['2FAS', () => apps.twoFasEncrypted(accounts, 'p')],
  ['andOTP', () => apps.andOtpEncrypted(accounts, 'p')],
  ['Ente Auth', () => apps.enteEncrypted(accounts, 'p')],
  ['Stratum', () => apps.stratumPlain(accounts)],
  ['FreeOTP 2', () => apps.freeOtpSecond(accounts, 'p')],
  ['FreeOTP 1', () => apps.freeOtpFirst(accounts)],
  ['Bitwarden', () => Buffer.from(JSON.stringify(managers.bitwardenVault(accounts)))],
  [
    'CSV',
    () =>
      managers.csv(
        ['Title', 'URL', 'Username', 'Password', 'Notes', 'OTPAuth'],
        accounts.map((one) => [one.issuer, '', one.name, 'x', '', uriOf(one)]),
      ),
  ],
  ['1Password', () => zip({ 'export.data': managers.onePasswordData(accounts) })],
  [
    'Google’s database',
    () =>
      sqlite({
        accounts: accounts.map(({ issuer, name, secret }) => ({
          email: name,
          secret,
          counter: 0,
          type: 0,
          issuer,
        })),
      }),
  ],
  ['key URIs', () => Buffer.from(accounts.map(uriOf).join('\n'))],
  ['KeePass', () => managers.kdbx(accounts, 'p', { version: 4, kdf: 'aes', field: 'otp' })],
];

describe.each(FILES)('%s', (_name, write) => {
  test('ten thousand accounts', { timeout: 120_000 }, async () => {
    const bytes = await write();
    const before = process.memoryUsage().rss;
    const began = process.cpuUsage();
    const file = await read(bytes, 'p');
    const { user, system } = process.cpuUsage(began);
    expect(file.accounts).toHaveLength(COUNT);
    // Of this process only, because other tests run at the same time.
    expect((user + system) / 1_000).toBeLessThan(LONGEST);
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_BYTES);
  });
});
