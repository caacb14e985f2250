import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { MINUTE } from '../../../shared/durations.ts';
import { PATIENCE } from '../../../shared/testing/patience.ts';
import { addCodes, NUMBER, siteWithAnn } from '../../testing/methods.ts';
import { ANN, ANN_SIGN_IN } from '../../testing/test-site.ts';

interface Received {
  authorization: string | undefined;
  body: { id: string; to: string; text: string };
}

/** Starts a gateway that answers with the given statuses in order, and then with 202. */
async function gateway(statuses: number[] = []) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await textOf(request));
    received.push({ authorization: request.headers.authorization, body });
    const status = statuses.shift() ?? 202;
    response
      .writeHead(status, status === 302 ? { Location: '/elsewhere' } : {})
      .end('a secret of the gateway');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`, received };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** A site where Ann has requested a code to her number. */
async function askedForCodes(statuses?: number[]) {
  const { url, received } = await gateway(statuses);
  const site = await siteWithAnn({ sms: { url, token: 'token-of-the-gateway' } });
  await site.ann.send('addMethod', { method: 'sms', to: NUMBER, password: ANN.password });
  return { ...site, received };
}

const stateOf = async (site: Awaited<ReturnType<typeof askedForCodes>>) =>
  (await site.store.mailQueue.of(site.userId)).filter(({ channel }) => channel === 'sms');

test('sends a code to the gateway in one POST with number and text, and the token in a header', async () => {
  const site = await askedForCodes();
  await vi.waitFor(() => expect(site.received).toHaveLength(1), PATIENCE);
  const [{ authorization, body } = { authorization: '', body: { id: '', to: '', text: '' } }] = site.received;
  expect(authorization).toBe('Bearer token-of-the-gateway');
  expect(body.to).toBe(NUMBER);
  const [, code = '', host, bound] =
    /^(\d{6}) is your code for Countersign\. .*\n\n@(\S+) #(\d{6})$/s.exec(body.text) ?? [];
  expect({ host, bound }).toEqual({ host: '127.0.0.1', bound: code });
  site.issued.sent({ code });
  await site.ann.send('confirmMethod', { method: 'sms', code });
  // The content is deleted after delivery.
  await vi.waitFor(
    async () =>
      expect(await stateOf(site)).toMatchObject([{ id: body.id, state: 'delivered', sealedDetails: null }]),
    PATIENCE,
  );
  expect(site.log()).not.toContain('token-of-the-gateway');
});

test('tries again with the same id after a server error, without delaying requests', async () => {
  const site = await askedForCodes([503]);
  await vi.waitFor(async () => expect((await stateOf(site))[0]?.tries).toBe(1), PATIENCE);
  await vi.waitFor(
    async () =>
      expect(await stateOf(site)).toMatchObject([
        { state: 'waiting', lastError: 'The gateway answered 503.' },
      ]),
    PATIENCE,
  );
  site.clock.now += MINUTE;
  await vi.waitFor(() => expect(site.received).toHaveLength(2), PATIENCE);
  expect(site.received[1]?.body.id).toBe(site.received[0]?.body.id);
});

test.each([
  [400, 'The gateway answered 400.'],
  [302, 'The gateway answered 302.'],
])('a status of %i is final: the message is not sent again or elsewhere', async (status, lastError) => {
  const site = await askedForCodes([status]);
  await vi.waitFor(
    async () => expect(await stateOf(site)).toMatchObject([{ state: 'failed', lastError }]),
    PATIENCE,
  );
  expect(site.received).toHaveLength(1);
});

test('an expired code is not sent', async () => {
  const site = await askedForCodes([503]);
  await vi.waitFor(async () => expect((await stateOf(site))[0]?.lastError).not.toBeNull(), PATIENCE);
  site.clock.now += 6 * MINUTE;
  await vi.waitFor(async () => expect(await stateOf(site)).toMatchObject([{ state: 'failed' }]), PATIENCE);
  expect(site.received).toHaveLength(1);
});

test('without a gateway, the outbox shows the code', async () => {
  const site = await siteWithAnn();
  await addCodes(site, site.ann, 'sms');
  const [sent] = (await site.store.mailQueue.of(site.userId)).filter(({ channel }) => channel === 'sms');
  expect(sent?.recipient).toBe(NUMBER);
  const browser = site.newBrowser();
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorMethods: ['sms', 'otp'] });
});
