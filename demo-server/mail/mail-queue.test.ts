import { expect, test } from 'vitest';
import { startMailServer } from '../testing/mail-server.ts';
import { newStaff } from '../testing/staff.ts';
import { ANN, startTestSite } from '../testing/test-site.ts';
import { DEFAULT_MAIL } from './settings.ts';

test('an admin sees waiting messages with the reason and can retry them, but never sees their content', async () => {
  const mailServer = await startMailServer();
  await mailServer.down();
  const site = await startTestSite({ mail: { ...DEFAULT_MAIL, smtpUrl: mailServer.url } });
  const { browser: admin } = await newStaff(site, 'Eve', 'admin');
  site.clock.now += 1000;
  await site.newBrowser().send('signUpEmail', ANN);
  const toAnn = async () =>
    (await admin.send('viewMailQueue')).messages.find(({ recipient }) => recipient === ANN.email);
  await expect.poll(async () => (await toAnn())?.lastError).toContain('ECONNREFUSED');
  const message = await toAnn();
  expect(message).toMatchObject({
    channel: 'mail',
    kind: 'verify-address',
    state: 'waiting',
    tries: 1,
    nextTryAt: new Date(site.clock.now + 10_000).toISOString(),
    settledAt: null,
  });
  expect(JSON.stringify(message)).not.toMatch(/token|Confirm/);
  expect((await admin.send('viewMailQueue', undefined, { state: 'delivered' })).messages).toEqual([]);

  await mailServer.up();
  const id = message?.id ?? '';
  await admin.send('retryMail', { id });
  await expect.poll(async () => (await toAnn())?.state).toBe('delivered');
  expect(await toAnn()).toMatchObject({ tries: 2, nextTryAt: null, lastError: null });
  expect(await admin.refusal('retryMail', { id })).toMatchObject({
    status: 404,
    code: 'MESSAGE_NOT_WAITING',
  });
  const { counts } = await admin.send('viewMailQueue');
  expect(counts.delivered).toBeGreaterThan(0);
  // After delivery, only the recipient has the content.
  const [row] = await site.database.query('select sealed_details, details from outbox where id = $1', id);
  expect(row).toEqual({ sealed_details: null, details: null });
});

test('the queue comes in pages', async () => {
  const site = await startTestSite();
  const { browser: admin } = await newStaff(site, 'Eve', 'admin');
  for (let count = 0; count < 25; count += 1) {
    site.clock.now += 1000;
    await site.newBrowser().send('signUpEmail', { ...ANN, email: `user${count}@example.com` });
  }
  const first = await admin.send('viewMailQueue');
  expect(first.messages).toHaveLength(20);
  const second = await admin.send('viewMailQueue', undefined, { before: first.next ?? '' });
  const ids = [...first.messages, ...second.messages].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(Object.values(second.counts).reduce((sum, count) => sum + count));
});
