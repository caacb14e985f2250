import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { errorBody } from '../contract/index.ts';
import { startTestSite } from '../testing/test-site.ts';
import { isClear } from './clear-request.ts';

const TOKEN = 'a-token-of-24-characters';
const SESSION = '/api/auth/get-session';
const JSON_TYPE = 'Content-Type: application/json';

/** Sends bytes over a connection of its own. @returns the status and what is after the headers */
function send(address: string, text: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let got = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      got += chunk;
    });
    socket.on('end', () => {
      const [head = '', ...rest] = got.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), body: rest.join('') });
    });
    socket.on('error', reject);
  });
}

test('what is no clear HTTP request gets JSON with a stable code, and is not a fault of the server', async () => {
  const site = await startTestSite({ metricsToken: TOKEN });
  const { address } = site.server;
  const { host } = new URL(address);
  const own = [`Host: ${host}`, `Origin: ${address}`, 'Connection: close'];
  const get = (target: string, ...headers: string[]) =>
    [`GET ${target} HTTP/1.1`, ...own, ...headers, '', ''].join('\r\n');
  const post = (...headers: string[]) =>
    [`POST /api/auth/sign-in/email HTTP/1.1`, ...own, ...headers, '', '{}'].join('\r\n');
  const malformed = {
    'a target that is no URL': get('http://[/api'),
    'a target of another protocol': get('ftp://127.0.0.1/'),
    'no host': `GET ${SESSION} HTTP/1.1\r\nConnection: close\r\n\r\n`,
    'two hosts': get(SESSION, 'Host: evil.example'),
    'two types': post(JSON_TYPE, 'Content-Type: text/plain', 'Content-Length: 2'),
    'two authorizations': get('/metrics', `Authorization: Bearer ${TOKEN}`, 'Authorization: Bearer x'),
    'two encodings': post(JSON_TYPE, 'Transfer-Encoding: gzip, chunked'),
    'two lengths': post(JSON_TYPE, 'Content-Length: 2', 'Content-Length: 3'),
    'length and chunks': post(JSON_TYPE, 'Content-Length: 2', 'Transfer-Encoding: chunked'),
    'a negative length': post(JSON_TYPE, 'Content-Length: -1'),
    'no slash': get('api/auth'),
    'a zero byte': get(SESSION, 'X-Name: a\0b'),
    'an unknown method': get(SESSION).replace('GET', 'BREW'),
    'another protocol': '\x16\x03\x01\0\0\r\n\r\n',
  };
  for (const [what, text] of Object.entries(malformed)) {
    const { status, body } = await send(address, text);
    expect({ what, status, code: errorBody.parse(JSON.parse(body)).code }).toEqual({
      what,
      status: 400,
      code: 'MALFORMED_REQUEST',
    });
  }
  const others = {
    HEADERS_TOO_LARGE: get(SESSION, `X-Name: ${'a'.repeat(20_000)}`),
    METHOD_NOT_ALLOWED: `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    UNKNOWN_HOST: get(`http://evil.example${SESSION}`),
  };
  for (const [code, text] of Object.entries(others))
    expect(errorBody.parse(JSON.parse((await send(address, text)).body)).code).toBe(code);

  expect(await send(address, get(`${address}${SESSION}`))).toMatchObject({ status: 200 });
  expect(await send(address, get(SESSION, 'Expect: something'))).toMatchObject({ status: 200 });
  expect(site.log()).not.toContain('a request failed');
});

test('a request is clear with a path, a URL or a star, and each header once', () => {
  const of = (url: string, headers: Record<string, string[]> = {}, method = 'GET') =>
    isClear({
      url,
      method,
      httpVersion: '1.1',
      headers: { host: 'x', 'transfer-encoding': headers['transfer-encoding']?.[0] },
      headersDistinct: headers,
    });
  for (const url of ['/', '//x', '/%', '/a?b=http://[', 'http://x/', 'https://x:1/a?b'])
    expect({ url, clear: of(url) }).toEqual({ url, clear: true });
  for (const url of ['', '*', 'x', 'http://', 'http://[', 'javascript:x', '?a'])
    expect({ url, clear: of(url) }).toEqual({ url, clear: false });
  expect(of('*', {}, 'OPTIONS')).toBe(true);
  expect(of('/', { host: ['a'], 'content-type': ['b'], 'x-forwarded-for': ['c', 'd'] })).toBe(true);
  for (const name of ['host', 'content-type', 'authorization'])
    expect({ name, clear: of('/', { [name]: ['a', 'a'] }) }).toEqual({ name, clear: false });
  expect(of('/', { 'transfer-encoding': ['Chunked'] })).toBe(true);
  expect(of('/', { 'transfer-encoding': ['gzip, chunked'] })).toBe(false);
});
