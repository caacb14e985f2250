/** An entry that is not imported stays with the user: its key, its names, and what was read beside them. */
import { expect, test } from 'vitest';
import { MADE, toBase32 } from './testing/accounts.ts';
import { aegisPlain, freeOtpToken, googlePart } from './testing/authenticators.ts';
import { sqlite } from './testing/containers.ts';
import { csv, PASSWORD } from './testing/password-managers.ts';
import { read } from './testing/read.ts';

const KEY = 'GEZDGNBVGY3TQOJQ';
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const login = { username: 'ann', password: PASSWORD };
const [account] = MADE;
if (!account) throw new Error('There is an account.');
const text = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8');

/** A file with one entry that is not imported, and what must be kept of it. */
const FILES: readonly (readonly [
  name: string,
  file: () => Promise<Uint8Array> | Uint8Array,
  kept: object,
])[] = [
  [
    'Bitwarden, no key',
    () =>
      json({ encrypted: false, folders: [{ id: '1', name: 'Work' }], items: [bitwardenItem('not a key!')] }),
    { totp: 'not a key!', title: 'Site', username: 'ann', note: 'a note', tags: ['Work'], id: 'i' },
  ],
  [
    'Bitwarden, another algorithm',
    () =>
      json({
        encrypted: false,
        folders: [],
        items: [bitwardenItem(`otpauth://totp/x?secret=${KEY}&algorithm=MD5`)],
      }),
    { totp: `otpauth://totp/x?secret=${KEY}&algorithm=MD5`, title: 'Site' },
  ],
  [
    'Bitwarden, in the bin',
    () =>
      json({
        encrypted: false,
        folders: [],
        items: [{ ...bitwardenItem(KEY), deletedDate: '2026-01-01T00:00:00Z' }],
      }),
    { totp: KEY, title: 'Site', note: 'a note', deletedDate: '2026-01-01T00:00:00Z' },
  ],
  [
    'a password manager’s CSV',
    () =>
      csv(
        ['Title', 'URL', 'Username', 'Password', 'Notes', 'OTPAuth'],
        [['Site', '', 'ann', PASSWORD, 'n', '?!']],
      ),
    { totp: '?!', title: 'Site', username: 'ann', note: 'n' },
  ],
  [
    'Google’s migration, MD5',
    () => Buffer.from(withMd5(googlePart([account]))),
    { name: account.name, issuer: account.issuer, secret: account.secret, algorithm: 4 },
  ],
  [
    'FreeOTP+, MD5',
    () => json({ tokenOrder: [], tokens: [{ ...freeOtpToken(account), algo: 'MD5' }] }),
    { algo: 'MD5', secret: freeOtpToken(account).secret, issuerExt: account.issuer },
  ],
  [
    'Steam, a key that is no Base64',
    () => json({ account_name: 'ann', shared_secret: '***', steamid: '7', identity_secret: PASSWORD }),
    { account_name: 'ann', shared_secret: '***', steamid: '7' },
  ],
  [
    'Mobile-OTP',
    () => Buffer.from('motp://Bank:ann?secret=30edcc8edae50a60\n'),
    { uri: 'motp://Bank:ann?secret=30edcc8edae50a60' },
  ],
  [
    'Yandex',
    () => Buffer.from(`otpauth://yaotp/ann?secret=${KEY}&pin_length=4\n`),
    { uri: `otpauth://yaotp/ann?secret=${KEY}&pin_length=4` },
  ],
  [
    'Aegis, Mobile-OTP',
    () => {
      const vault = JSON.parse(Buffer.from(aegisPlain([account])).toString());
      Object.assign(vault.db.entries[0], { type: 'motp', info: { secret: KEY, pin: '1234' } });
      return json(vault);
    },
    { type: 'motp', info: { secret: KEY, pin: '1234' }, name: account.name },
  ],
  [
    'Aegis, not an object',
    () => json({ version: 1, header: { slots: null }, db: { version: 3, entries: ['x'] } }),
    { value: 'x' },
  ],
  [
    'Stratum’s database',
    () =>
      sqlite({
        authenticator: [{ type: 3, issuer: 'Bank', username: 'ann', secret: '30edcc8e', pin: '1234' }],
      }),
    { Secret: '30edcc8e', pin: '1234' },
  ],
  [
    'Google’s database, sealed by the phone',
    () => sqlite({ accounts: [{ email: 'ann', secret: 'c2VhbGVk', type: 0, isencrypted: 1 }] }),
    { secret: 'c2VhbGVk', email: 'ann' },
  ],
  [
    'Microsoft',
    () =>
      sqlite({
        accounts: [{ name: 'Work', username: 'ann', account_type: 2, oath_secret_key: toBase32(text('x')) }],
      }),
    { username: 'ann', oath_secret_key: toBase32(text('x')) },
  ],
  [
    'Ente Auth, in the bin',
    () => Buffer.from(`otpauth://totp/x?secret=${KEY}&codeDisplay=${encodeURIComponent('{"trashed":true}')}`),
    { uri: `otpauth://totp/x?secret=${KEY}&codeDisplay=${encodeURIComponent('{"trashed":true}')}` },
  ],
  [
    'Authy, no hexadecimal',
    () => json({ apps: [{ name: 'Own', secret_seed: 'xyz', digits: 7 }] }),
    { secret_seed: 'xyz', name: 'Own' },
  ],
];

/** Changes the algorithm, which is field 4, from SHA1 to MD5. */
function withMd5(uri: string): string {
  const [start = '', data = ''] = uri.split('data=');
  const hex = Buffer.from(decodeURIComponent(data), 'base64').toString('hex').replace('2001', '2004');
  return `${start}data=${encodeURIComponent(Buffer.from(hex, 'hex').toString('base64'))}`;
}

function bitwardenItem(totp: string) {
  return { id: 'i', type: 1, name: 'Site', notes: 'a note', folderId: '1', login: { ...login, totp } };
}

test.each(FILES)('%s', async (_name, file, kept) => {
  const { accounts, problems } = await read(await file());
  expect(accounts).toEqual([]);
  expect(problems).toMatchObject([{ kept: { fields: kept } }]);
  const [problem] = problems;
  // The key is in what is kept, and nowhere that people see it.
  expect(`${problem?.entry}${problem?.reason}`).not.toMatch(/GEZDGNBV|30edcc8e|c2Vh|xyz/);
  expect(JSON.stringify(problems)).not.toContain(PASSWORD);
});
