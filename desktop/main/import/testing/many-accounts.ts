import { manyAccounts, uriOf } from './accounts.ts';
import * as apps from './authenticators.ts';
import { sqlite, zip } from './containers.ts';
import * as managers from './password-managers.ts';

export const COUNT = 10_000;
const accounts = manyAccounts(COUNT);

/** Ten thousand accounts as a file of each kind. Encrypted files have the password `p`. */
export const MANY_ACCOUNTS: readonly (readonly [
  name: string,
  write: () => Promise<Uint8Array> | Uint8Array,
])[] = [
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
