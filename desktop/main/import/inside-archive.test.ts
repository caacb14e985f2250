import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { MADE } from './testing/accounts.ts';
import {
  aegisEncrypted,
  aegisPlain,
  enteLines,
  googlePart,
  raivoJson,
  twoFasPlain,
} from './testing/authenticators.ts';
import { zip } from './testing/containers.ts';
import { comparable, failureOf, read } from './testing/read.ts';

const TWO = MADE.slice(0, 2);

test('reads an export that a person put into a ZIP, like the export alone', async () => {
  for (const [bytes, password] of [
    [aegisPlain(TWO), undefined],
    [aegisEncrypted(TWO, ['p']), 'p'],
    [twoFasPlain(TWO), undefined],
  ] as const) {
    const alone = await read(bytes, password);
    const inside = await read(await zip({ 'backups/any name': bytes, '__MACOSX/._any': bytes }), password);
    expect({ ...inside, accounts: inside.accounts.map(comparable) }).toEqual({
      ...alone,
      accounts: alone.accounts.map(comparable),
    });
  }
});

test('names the other files in the ZIP', async () => {
  const other = { 'read me.txt': Buffer.from('hello'), 'photo.raw': Buffer.alloc(500, 7) };
  const { accounts, problems } = await read(await zip({ 'aegis.json': aegisPlain(TWO), ...other }));
  expect(accounts).toHaveLength(2);
  expect(problems).toEqual([{ entry: 'ZIP', reason: expect.stringContaining('read me.txt and photo.raw') }]);
});

test('several exports are not mixed: one of them may be old', async () => {
  const archive = await zip({ 'monday.json': aegisPlain(TWO), 'friday.json': aegisPlain(MADE) });
  expect(await failureOf(archive)).toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('monday.json and friday.json'),
  });
});

test('reads the pictures of a migration of several parts together', async () => {
  const parts = [0, 1].map((part) =>
    googlePart(MADE.slice(part, part + 1), { size: 2, index: part, batch: 7 }),
  );
  const pictures = await Promise.all(parts.map((text) => QRCode.toBuffer(text)));
  const files = Object.fromEntries(pictures.map((picture, at) => [`${at}.png`, picture]));
  const { format, accounts, problems } = await read(await zip(files));
  expect([format, accounts.length, problems]).toEqual(['google-authenticator', 2, []]);
});

test('opens an encrypted ZIP, and tells a missing password from a wrong one', async () => {
  const archive = await zip({ 'aegis.json': aegisPlain(TWO) }, { password: 'p' });
  expect(await read(archive, 'p')).toMatchObject({ format: 'aegis', encrypted: true });
  expect((await failureOf(archive)).code).toBe('password_required');
  expect((await failureOf(archive, 'q')).code).toBe('password_wrong');
});

test('says what is wrong with the only file in it', async () => {
  const whole = aegisPlain(TWO);
  expect((await failureOf(await zip({ 'a.json': whole.subarray(0, -9) }))).code).toBe('damaged');
  expect((await failureOf(await zip({ 'a.json': aegisEncrypted(TWO, ['p']) }))).code).toBe(
    'password_required',
  );
  expect((await failureOf(await zip({ 'a.txt': Buffer.from('hello') }))).code).toBe('unrecognised');
});

test('with a chosen format, a ZIP of another app is named as such', async () => {
  const raivo = await zip({ 'raivo-otp-export.json': raivoJson(TWO) }, { password: 'p' });
  expect(await failureOf(raivo, undefined, 'aegis')).toMatchObject({
    code: 'unrecognised',
    message: expect.stringContaining('Raivo'),
  });
  const aegis = await zip({ 'aegis.json': aegisPlain(TWO) });
  expect((await read(aegis, undefined, 'aegis')).accounts).toHaveLength(2);
});

test('a text in a ZIP is of the app that wrote it: WinAuth’s ZIPs are not the only ones', async () => {
  const text = Buffer.from(enteLines(MADE));
  const alone = await read(text);
  for (const password of [undefined, 'p']) {
    const inside = await read(await zip({ 'codes.txt': text }, password ? { password } : {}), password);
    expect(inside.format).toBe('ente');
    expect(inside.accounts.map(comparable)).toEqual(alone.accounts.map(comparable));
  }
});
