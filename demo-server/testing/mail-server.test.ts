import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startMailServer } from './mail-server.ts';

test('a client that ends within a message ends nothing else', async () => {
  const mailServer = await startMailServer();
  const { hostname, port } = new URL(mailServer.url);
  const client = connect(Number(port), hostname);
  client.setEncoding('utf8');
  const answer = async () => String((await once(client, 'data'))[0]);
  expect(await answer()).toMatch(/^220/);
  for (const [line, expected] of [
    ['HELO there', '250'],
    ['MAIL FROM:<a@example.test>', '250'],
    ['RCPT TO:<b@example.test>', '250'],
    ['DATA', '354'],
  ] as const) {
    client.write(`${line}\r\n`);
    expect(await answer()).toMatch(expected);
  }
  client.resetAndDestroy();
  await expect.poll(() => mailServer.connections).toBe(1);
  // The error arrives before the next connection does.
  const next = connect(Number(port), hostname);
  expect(String((await once(next, 'data'))[0])).toMatch(/^220/);
  next.destroy();
  expect(mailServer.received).toEqual([]);
});
