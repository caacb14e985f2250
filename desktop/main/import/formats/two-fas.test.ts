import { expect, test } from 'vitest';
import { MADE } from '../testing/accounts.ts';
import { twoFasEncrypted, twoFasPlain, twoFasServices } from '../testing/authenticators.ts';
import { failureOf, read } from '../testing/read.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const fileWith = (...services: object[]) => json({ schemaVersion: 4, services, groups: [] });
const service = twoFasServices(MADE.slice(0, 1))[0];

test('uses the site’s issuer, not the brand that 2FAS guessed', async () => {
  const { accounts } = await read(fileWith({ ...service, name: 'GitHub Inc.' }));
  expect(accounts[0]).toMatchObject({ issuer: 'GitHub', extra: { fields: { name: 'GitHub Inc.' } } });
});

test('reads a typed entry, which has only a name', async () => {
  const typed = {
    name: 'My bank',
    secret: 'gezdgnbvgy3tqojq',
    otp: { label: '', account: '', source: 'Manual' },
  };
  const { accounts } = await read(fileWith(typed));
  expect(accounts[0]).toMatchObject({ issuer: 'My bank', name: '', type: 'totp', digits: 6, period: 30 });
});

test('keeps a plus in names', async () => {
  const { accounts } = await read(
    fileWith({ ...service, otp: { ...service?.otp, account: 'ann+tag@example.com' } }),
  );
  expect(accounts[0]?.name).toBe('ann+tag@example.com');
});

test('lists unknown kinds of tokens', async () => {
  const odd = { ...service, otp: { ...service?.otp, tokenType: 'PUSH' } };
  const { accounts, problems } = await read(fileWith(odd, service as object));
  expect(accounts).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    entry: 'GitHub: ann@example.com',
    reason: expect.stringContaining('push'),
  });
});

test('keeps icons, order and links', async () => {
  const { accounts } = await read(twoFasPlain(MADE));
  expect(accounts[1]?.extra?.fields).toMatchObject({ order: { position: 1 }, otp: { source: 'Link' } });
});

test('reports a later schema', async () => {
  expect((await failureOf(json({ schemaVersion: 5, services: [] }))).code).toBe('unsupported');
});

test('tells damage from a wrong password by its second text, and never uses plaintext if the seal is wrong', async () => {
  const file = JSON.parse(twoFasEncrypted(MADE, 'p').toString());
  file.services = twoFasServices(MADE);
  const damaged = { ...file, servicesEncrypted: file.servicesEncrypted.replace(/^..../, 'AAAA') };
  expect((await failureOf(json(damaged), 'p')).code).toBe('damaged');
  expect((await failureOf(json(damaged), 'q')).code).toBe('password_wrong');
  // Without that text, or if it is damaged too, the two look the same.
  for (const reference of [undefined, 'x', damaged.servicesEncrypted]) {
    expect((await failureOf(json({ ...damaged, reference }), 'p')).code).toBe('password_wrong');
  }
  expect((await read(json({ ...file, reference: 'x' }), 'p')).accounts).toHaveLength(MADE.length);
});
