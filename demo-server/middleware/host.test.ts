import { request } from 'node:http';
import { expect, test } from 'vitest';
import { errorBody } from '../contract/index.ts';
import { ANN, startTestSite } from '../testing/test-site.ts';
import { isKnownHost } from './host.ts';

/** What a server answers to a request that names a host. */
function ask(address: string, host: string, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(new URL(path, address), { headers: { Host: host } }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('a name that was rebound to this server reads nothing, neither links in the outbox nor pages', async () => {
  const site = await startTestSite();
  await site.newBrowser().send('signUpEmail', ANN);
  const { address } = site.server;
  const { port } = new URL(address);
  for (const host of [
    `evil.example:${port}`,
    'evil.example',
    `localhost.evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `user@localhost:${port}`,
    '192.0.2.1',
    'a b',
  ]) {
    for (const path of ['/outbox', '/api/demo/outbox', '/api/auth/get-session', '/readyz', '/no-such-page']) {
      const { status, body } = await ask(address, host, path);
      expect({ host, path, status, code: errorBody.parse(JSON.parse(body)).code }).toEqual({
        host,
        path,
        status: 421,
        code: 'UNKNOWN_HOST',
      });
    }
  }
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'LOCALHOST', `[::1]:${port}`])
    expect({ host, ...(await ask(address, host, '/readyz')) }).toMatchObject({ host, status: 200 });
});

test('the base URL’s own host is answered, with and without its port', async () => {
  const { server } = await startTestSite({ baseUrl: 'https://id.example.com' });
  for (const host of ['id.example.com', 'ID.example.com:443', 'id.example.com:4280'])
    expect({ host, ...(await ask(server.address, host, '/readyz')) }).toMatchObject({ host, status: 200 });
  for (const host of ['example.com', 'evil.id.example.com', 'id.example.com.evil.example'])
    expect({ host, ...(await ask(server.address, host, '/readyz')) }).toMatchObject({ host, status: 421 });
});

test('the address that a connection reached is known, and no other address', () => {
  for (const [host, local] of [
    ['10.0.0.7:4280', '10.0.0.7'],
    ['10.0.0.7', '::ffff:10.0.0.7'],
    ['[fd00::7]:4280', 'fd00::7'],
    ['[fe80::7]', 'fe80::7%eth0'],
  ] as const)
    expect({ host, known: isKnownHost(host, 'https://id.example.com', local) }).toEqual({
      host,
      known: true,
    });
  for (const host of [
    '10.0.0.8',
    '[fd00::8]',
    '',
    ':4280',
    '10.0.0.7:4280:1',
    '10.0.0.7/x',
    '[10.0.0.7]',
    '[',
  ])
    expect({ host, known: isKnownHost(host, 'https://id.example.com', '10.0.0.7') }).toEqual({
      host,
      known: false,
    });
});
