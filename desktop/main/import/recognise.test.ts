import { randomBytes } from 'node:crypto';
import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { readImport } from './read-import.ts';
import { FORMATS } from './registry.ts';
import { MADE, type Made, uriOf } from './testing/accounts.ts';
import { aegisPlain, andOtpOld } from './testing/authenticators.ts';
import { zip } from './testing/containers.ts';
import { failureOf, read } from './testing/read.ts';

test('names the known formats for a file of an unknown app', async () => {
  for (const file of ['hello', 'a,b\n1,2\n', '{"a":1}', '[]', '<html><p>x</p></html>']) {
    const failure = await failureOf(Buffer.from(file));
    expect(failure.code).toBe('unrecognised');
    for (const { name } of FORMATS) expect(failure.message).toContain(name);
  }
  expect((await failureOf(Buffer.alloc(0))).message).toBe('This file is empty.');
  expect((await failureOf(await zip({ 'readme.md': Buffer.from('x') }))).code).toBe('unrecognised');
  expect((await failureOf(Buffer.alloc(5_000))).code).toBe('unrecognised');
});

test('reports a picture without a code', async () => {
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  expect(await failureOf(gif)).toMatchObject({
    code: 'unrecognised',
    message: 'No QR code and no key URI was found in this file.',
  });
});

test('reports an incomplete picture as damaged, and names unread pages', async () => {
  const png = await QRCode.toBuffer('otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ');
  expect((await failureOf(png.subarray(0, 60))).code).toBe('damaged');

  const readQrs = async () => ({
    texts: [uriOf(MADE[0] as Made)],
    error: '“this file” has 80 pages; the first 50 were read.',
  });
  const pdf = { bytes: Buffer.from('%PDF-1.4 with many pages') };
  const { accounts, problems } = await readImport(pdf, { readQrs, allowMemory: async () => undefined });
  expect(accounts).toHaveLength(1);
  expect(problems).toEqual([
    { entry: 'Key URIs', reason: '“this file” has 80 pages; the first 50 were read.' },
  ]);
});

test('names the app of a file if it is not the chosen one', async () => {
  const failure = await failureOf(aegisPlain(MADE), undefined, '2fas');
  expect(failure).toMatchObject({
    code: 'unrecognised',
    message: 'This is not a file of 2FAS. It looks like an export of Aegis. Open it as that.',
  });
});

test('has a different sentence for each of the five refusals', async () => {
  const sealed = andOtpOld(MADE, 'right');
  const failures = [
    await failureOf(sealed),
    await failureOf(sealed, 'wrong'),
    await failureOf(aegisPlain(MADE).subarray(0, 200)),
    await failureOf(Buffer.from('{"version":2,"header":{"slots":[],"params":{}},"db":""}')),
    await failureOf(Buffer.from('hello')),
  ];
  expect(failures.map(({ code }) => code)).toEqual([
    'password_required',
    'password_wrong',
    'damaged',
    'unsupported',
    'unrecognised',
  ]);
  expect(new Set(failures.map(({ message }) => message)).size).toBe(5);
});

test('noise of any length may be an old andOTP backup, unless it is too short', async () => {
  for (const length of [1_001, 1_024]) {
    expect((await failureOf(randomBytes(length))).code).toBe('password_required');
  }
  expect((await failureOf(randomBytes(16))).code).toBe('unrecognised');
});

test('recognises OpenPGP', async () => {
  const armoured = Buffer.from('-----BEGIN PGP MESSAGE-----\n\nhQEMA5\n-----END PGP MESSAGE-----\n');
  const binary = Buffer.concat([Buffer.from([0x85, 0x01, 0x0c, 0x03]), randomBytes(600)]);
  for (const file of [armoured, binary]) {
    expect(await failureOf(file)).toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('OpenPGP'),
    });
  }
});

test('refuses an unknown format with the list of known ones', async () => {
  const failure = await failureOf(aegisPlain(MADE), undefined, 'nonsense');
  expect(failure).toMatchObject({ code: 'unsupported', message: expect.stringContaining('aegis') });
});

test('finds key URIs in any text', async () => {
  const [first, second] = MADE;
  if (!first || !second) throw new Error('There are two accounts.');
  const shapes = [
    `Backup of Tuesday\n\n1. ${uriOf(first)}\n2. <${uriOf(second)}>\n`,
    `name,uri\nGitHub,${uriOf(first)}\nx,"${uriOf(second)}"\n`,
    `${uriOf(first)},${uriOf(second)}`,
    JSON.stringify([uriOf(first), { deep: { uri: uriOf(second) } }]),
  ];
  for (const shape of shapes) {
    const { format, accounts } = await read(Buffer.from(shape));
    expect(format).toBe('key-uris');
    expect(accounts.map(({ name }) => name)).toEqual([first.name, second.name]);
  }
});

test('reads key URIs in links of a page, each once', async () => {
  const uri = (name: string) => `otpauth://totp/Site:${name}?secret=GEZDGNBVGY3TQOJQ&amp;issuer=Site`;
  const page = `<!doctype html><html><body><a href="${uri('ann')}">Site</a>
    <a class='x' href='${uri('bob')}'>${uri('bob')}</a><p>${uri('eve')}</p></body></html>`;
  const { format, accounts, problems } = await read(Buffer.from(page));
  expect(format).toBe('key-uris');
  expect(accounts.map(({ issuer, name }) => `${issuer}:${name}`)).toEqual([
    'Site:bob',
    'Site:eve',
    'Site:ann',
  ]);
  expect(problems).toEqual([]);
});
