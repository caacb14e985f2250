import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../shared/durations.ts';
import { KeyRing } from '../keys/key-ring.ts';
import type { Store } from '../store/store.ts';
import { startMailServer } from '../testing/mail-server.ts';
import { ANN, siteWithAnnEnrolled, startTestSite } from '../testing/test-site.ts';
import { MOST_TRIES, waitAfterTry } from './back-off.ts';
import { DEFAULT_MAIL, RESET_LINK_MS } from './settings.ts';

test('sends each mail once to the mail server, as text and HTML and from the right address', async () => {
  const mailServer = await startMailServer();
  const { store, clock, newBrowser } = await siteWithAnnEnrolled({
    mail: { ...DEFAULT_MAIL, smtpUrl: mailServer.url, from: { name: 'Ours', address: 'us@example.org' } },
    baseUrl: 'http://localhost:4280',
  });
  await expect
    .poll(() => mailServer.received.map(({ subject }) => subject))
    .toContain('Two-factor authentication is on');
  const mail = mailServer.received.find(({ subject }) => subject === 'Two-factor authentication is on');
  expect(mail?.from?.value).toEqual([{ name: 'Ours', address: 'us@example.org' }]);
  expect([mail?.to].flat().map((to) => to?.text)).toEqual([ANN.email]);
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.headers.get('content-language')).toBe('en-GB');
  expect(mail?.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
  expect(mail?.text).toContain(`turned on for your account ${ANN.email}`);
  expect(mail?.text).toContain('Change your password:\nhttp://localhost:4280/account/password');
  expect(mail?.html).toContain('href="http://localhost:4280/account/password"');

  const [row] = (await rowsOf(store)).filter(({ kind }) => kind === 'two-factor-enabled');
  expect(mail?.messageId).toBe(`<${row?.id}@example.org>`);
  await expect.poll(async () => (await rowsOf(store)).every(({ state }) => state === 'delivered')).toBe(true);
  clock.now += DAY;
  await newBrowser().send('signUpEmail', { ...ANN, email: 'juergen@example.com', language: 'de' });
  await expect
    .poll(() => mailServer.received.map(({ subject }) => subject))
    .toContain('Bestätigen Sie Ihre E-Mail-Adresse');
  expect(mailServer.received.at(-1)?.text).toMatch(/klicken\sSie\sdort\sauf\sdie\sSchaltfläche/);
  expect(mailServer.received.at(-1)?.headers.get('content-language')).toBe('de-DE');
  expect(mailServer.received.filter(({ messageId }) => messageId === mail?.messageId)).toHaveLength(1);
});

test('a letter to nobody connects to the mail server and sends nothing', async () => {
  const mailServer = await startMailServer();
  const { database, newBrowser } = await startTestSite({
    mail: { ...DEFAULT_MAIL, smtpUrl: mailServer.url },
  });
  await newBrowser().send('requestPasswordReset', { email: 'nobody@example.com' });
  await expect.poll(() => mailServer.connections).toBeGreaterThan(0);
  await expect.poll(() => database.query('select id from mail_decoys')).toEqual([]);
  expect(mailServer.received).toEqual([]);
});

test('if the mail server is down, requests are not delayed and the waits between attempts grow', async () => {
  const mailServer = await startMailServer();
  await mailServer.down();
  const { store, clock } = await siteWithAnnEnrolled({
    mail: { ...DEFAULT_MAIL, smtpUrl: mailServer.url },
  });
  const notice = async () => (await rowsOf(store)).find(({ kind }) => kind === 'two-factor-enabled');
  // The site's clock moved while Ann enrolled, so the first attempts may lie before or after that.
  const isWaiting = async () => {
    const { claimedUntil, nextTryAt } = (await notice()) ?? {};
    return claimedUntil === null && (nextTryAt ?? 0) > clock.now;
  };
  await expect.poll(isWaiting).toBe(true);
  const first = (await notice())?.tries ?? 0;
  for (let tries = first + 1; tries <= first + 2; tries += 1) {
    clock.now += waitAfterTry(tries - 1) ?? 0;
    await expect.poll(async () => (await notice())?.tries).toBe(tries);
    await expect.poll(async () => (await notice())?.claimedUntil).toBeNull();
    expect(await notice()).toMatchObject({
      state: 'waiting',
      nextTryAt: clock.now + (waitAfterTry(tries) ?? 0),
      lastError: 'The mail server could not be reached (ECONNREFUSED).',
    });
  }
  await mailServer.up();
  clock.now += waitAfterTry(first + 2) ?? 0;
  await expect.poll(async () => (await notice())?.state).toBe('delivered');
  expect(mailServer.received.map(({ subject }) => subject)).toContain('Two-factor authentication is on');
});

test('gives up after ten attempts in about a day, and records the reason', async () => {
  const mailServer = await startMailServer();
  await mailServer.down();
  const { store, clock } = await siteWithAnnEnrolled({
    mail: { ...DEFAULT_MAIL, smtpUrl: mailServer.url },
  });
  const began = clock.now;
  const notice = async () => (await rowsOf(store)).find(({ kind }) => kind === 'two-factor-enabled');
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    await expect.poll(async () => (await notice())?.nextTryAt).toBeGreaterThan(clock.now);
    clock.now = (await notice())?.nextTryAt ?? 0;
  }
  await expect.poll(async () => (await notice())?.state).toBe('failed');
  expect(await notice()).toMatchObject({ tries: 10, lastError: expect.stringContaining('ECONNREFUSED') });
  expect((clock.now - began) / HOUR).toBeGreaterThan(20);
  expect((clock.now - began) / HOUR).toBeLessThan(26);
});

test('does not retry a permanent refusal, but retries a temporary one', async () => {
  const mailServer = await startMailServer();
  mailServer.refuse = () => ({ status: 550, text: `no such mailbox <${ANN.email}>` });
  const site = await siteWithAnnEnrolled({ mail: { ...DEFAULT_MAIL, smtpUrl: mailServer.url } });
  const { store, ann } = site;
  const last = async () => (await rowsOf(store)).at(-1);
  await expect.poll(async () => (await last())?.state).toBe('failed');
  expect(await last()).toMatchObject({ tries: 1, lastError: 'The mail server answered 550 to RCPT TO.' });

  mailServer.refuse = () => ({ status: 451, text: 'try later' });
  site.clock.now += 1000;
  await ann.send('disableTwoFactor', { password: ANN.password, code: site.codeOf(site.clock.now) });
  await expect.poll(async () => (await last())?.lastError).toContain('451');
  expect(await last()).toMatchObject({ state: 'waiting', kind: 'two-factor-disabled' });
});

test('without a mail server, the outbox shows mail in full', async () => {
  const { newBrowser } = await siteWithAnnEnrolled();
  const { messages } = await newBrowser().send('readOutbox');
  expect(messages.find(({ kind }) => kind === 'two-factor-enabled')).toMatchObject({
    channel: 'mail',
    recipient: ANN.email,
    subject: 'Two-factor authentication is on',
    language: 'en',
    text: expect.stringContaining('Hello,\n\n'),
    html: expect.stringContaining('<!doctype html>'),
  });
});

test('gives up a message that cannot be decrypted, without hiding others', async () => {
  const { database, store, newBrowser, clock } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  await browser.send('readOutbox');
  await database.query("update outbox set sealed_details = 'v1.k1.AAAA', state = 'waiting'");
  clock.now += 1000;
  await browser.send('signUpEmail', { ...ANN, email: 'bob@example.com' });
  const { messages } = await browser.send('readOutbox');
  expect(messages.map(({ recipient }) => recipient)).toEqual(['bob@example.com']);
  expect(await rowsOf(store)).toMatchObject([
    { state: 'failed', lastError: 'Its content can no longer be decrypted.' },
  ]);
});

test('there is no outbox with a mail server or in production', async () => {
  const mailServer = await startMailServer();
  const sending = await startTestSite({ mail: { ...DEFAULT_MAIL, smtpUrl: mailServer.url } });
  const smsOnly = await sending.newBrowser().send('readOutbox');
  expect(smsOnly.messages).toEqual([]);
  const production = await startTestSite({
    production: true,
    baseUrl: 'https://2fa.example.com',
    keys: strongKeys(),
    mail: { smtpUrl: mailServer.url, resetLinkMs: RESET_LINK_MS.production },
  });
  expect(await production.newBrowser().refusal('readOutbox')).toMatchObject({
    status: 404,
    code: 'OUTBOX_CLOSED',
  });
});

function strongKeys(): KeyRing {
  return new KeyRing(new Map([['k1', randomBytes(32)]]));
}

/** Returns all of Ann's messages, oldest first. */
async function rowsOf(store: Store) {
  return store.mailQueue.of((await store.users.byEmail(ANN.email))?.id ?? '');
}
