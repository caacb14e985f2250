import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { limitConnections } from './connections.ts';

const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

test('a network with as many connections as it may have gets no other, until one of them ends', async () => {
  const server = createServer((_request, response) => response.end('answered'));
  limitConnections(server, 2);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  const open = async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  };

  const [first, second] = [await open(), await open()];
  expect(await answerOn(first)).toContain('answered');
  expect(await answerOn(second)).toContain('answered');
  expect(await answerOn(await open())).toBe('');

  first.destroy();
  // The server has seen the end when it answers what came after it.
  let answer = '';
  while (answer === '') answer = await answerOn(await open());
  expect(answer).toContain('answered');
  expect(await answerOn(await open())).toBe('');
});

/** Sends a request. @returns the answer's first bytes; empty if the connection was closed */
async function answerOn(socket: Socket): Promise<string> {
  const answered = new Promise<string>((resolve) => {
    socket.once('data', (bytes) => resolve(String(bytes)));
    socket.once('close', () => resolve(''));
  });
  socket.on('error', () => undefined);
  socket.write(GET);
  return answered;
}
