import { createHash, randomBytes, scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { MADE } from '../testing/accounts.ts';
import { aegisContent, aegisEncrypted, aegisHtml, aegisPlain, aegisSlot } from '../testing/authenticators.ts';
import { gcm } from '../testing/crypto.ts';
import { failureOf, read } from '../testing/read.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const contentWith = (entry: object) => ({
  version: 1,
  header: { slots: null, params: null },
  db: { ...aegisContent(MADE.slice(0, 1)), entries: [entry] },
});
const first = aegisContent(MADE.slice(0, 1)).entries[0];

test('opens with the password of any slot', async () => {
  const file = aegisEncrypted(MADE, ['backup', 'daily', 'old']);
  for (const password of ['backup', 'daily', 'old']) {
    expect((await read(file, password)).accounts).toHaveLength(MADE.length);
  }
});

test('reports altered content as damage, and an altered slot as a possible wrong password', async () => {
  const file = JSON.parse(aegisEncrypted(MADE, ['p']).toString());
  const altered = Buffer.from(file.db, 'base64');
  altered[5] = (altered[5] ?? 0) ^ 1;
  file.db = altered.toString('base64');
  expect((await failureOf(json(file), 'p')).code).toBe('damaged');
});

test('a backup that no password opens is refused with what to do', async () => {
  const file = JSON.parse(aegisEncrypted(MADE, ['p']).toString());
  for (const slot of file.header.slots) slot.type = 2;
  expect((await failureOf(json(file), 'p')).code).toBe('unsupported');
});

test('reports a later version', async () => {
  expect((await failureOf(json({ ...contentWith({}), version: 2 }))).message).toContain('version 2');
  const later = contentWith({});
  expect((await failureOf(json({ ...later, db: { ...later.db, version: 4 } }))).code).toBe('unsupported');
});

test('opens vaults of 2019 with a password of more than 64 bytes', async () => {
  const password = 'ä'.repeat(40);
  // 1.1 bytes per character were not enough, so Java doubled the buffer, and Aegis hashed all of it.
  const buffer = Buffer.alloc(2 * 44 + 1);
  buffer.write(password);
  const masterKey = randomBytes(32);
  const salt = randomBytes(32);
  const wrapped = gcm(scryptSync(buffer, salt, 32, { N: 1_024, r: 8, p: 1 }), masterKey);
  const db = gcm(masterKey, JSON.stringify(aegisContent(MADE, 1)));
  const slot = {
    ...aegisSlot(masterKey, password),
    repaired: undefined,
    salt: salt.toString('hex'),
    key: wrapped.ciphertext.toString('hex'),
    key_params: { nonce: wrapped.nonce.toString('hex'), tag: wrapped.tag.toString('hex') },
  };
  const file = json({
    version: 1,
    header: { slots: [slot], params: { nonce: db.nonce.toString('hex'), tag: db.tag.toString('hex') } },
    db: db.ciphertext.toString('base64'),
  });
  expect((await read(file, password)).accounts).toHaveLength(MADE.length);
});

test('lists and keeps Mobile-OTP and Yandex with the reason, and imports the others', async () => {
  const motp = { ...first, type: 'motp', info: { secret: 'GEZDGNBV', algo: 'MD5', digits: 6, pin: '1234' } };
  const file = contentWith(motp);
  file.db.entries.push(first as never);
  const { accounts, problems } = await read(json(file));
  expect(accounts).toHaveLength(1);
  expect(problems).toMatchObject([
    { entry: 'GitHub: ann@example.com', kept: { format: 'aegis', fields: { type: 'motp' } } },
  ]);
});

test('imports pictures with their type, and keeps fields of later versions', async () => {
  const icon = randomBytes(50);
  const entry = {
    ...first,
    icon: icon.toString('base64'),
    icon_mime: 'image/svg+xml',
    icon_hash: createHash('sha256').update(icon).digest('hex'),
    usage_count: 7,
    info: { ...first?.info, pin: 'x' },
  };
  const { accounts } = await read(json(contentWith(entry)));
  expect(accounts[0]?.icon).toEqual({ mime: 'image/svg+xml', data: icon });
  expect(accounts[0]?.extra).toMatchObject({
    format: 'aegis',
    fields: { uuid: first?.uuid, usage_count: 7, info: { pin: 'x' } },
  });
});

test('imports an account without its unreadable picture', async () => {
  const { accounts, problems } = await read(json(contentWith({ ...first, icon: '%%%' })));
  expect(accounts).toHaveLength(1);
  expect(problems[0]?.reason).toContain('icon');
});

test('opens an encrypted vault with large pictures', async () => {
  const file = JSON.parse(aegisPlain(MADE).toString());
  const masterKey = randomBytes(32);
  const db = gcm(masterKey, JSON.stringify(aegisContent(MADE, 3, randomBytes(200_000))));
  file.header = {
    slots: [aegisSlot(masterKey, 'p')],
    params: { nonce: db.nonce.toString('hex'), tag: db.tag.toString('hex') },
  };
  file.db = db.ciphertext.toString('base64');
  const { accounts } = await read(json(file), 'p');
  expect(accounts.every(({ icon }) => icon?.data.length === 200_000)).toBe(true);
});

test('lists a page’s row with an unreadable code, even if its note has a link', async () => {
  const made = MADE.slice(0, 3).map((one) => ({ ...one, note: 'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ' }));
  const page = (await aegisHtml(made)).toString();
  const { accounts, problems } = await read(Buffer.from(page.replace(/base64,[^"]*"/, 'base64,AAAA"')));
  expect(accounts.map(({ name }) => name)).toEqual([made[1]?.name, made[2]?.name]);
  // One for the row, one for its picture.
  expect(problems).toHaveLength(2);
  expect(problems[0]?.entry).toContain(made[0]?.issuer);
  expect(problems[0]?.kept?.fields).toMatchObject({ Secret: made[0]?.secret });
});
