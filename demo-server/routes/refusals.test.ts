import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { RouteName } from '../contract/index.ts';
import { readRefusal } from '../testing/browser.ts';
import { newStaff, STAFF_PASSWORD } from '../testing/staff.ts';
import { ANN, startTestSite } from '../testing/test-site.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const SIGN_IN = '/api/auth/sign-in/email';

test('refuses unreadable bodies, each kind with its own code', async () => {
  const { newBrowser } = await startTestSite();
  const cases: [
    body: string | Buffer<ArrayBuffer>,
    headers: Record<string, string>,
    status: number,
    code: string,
  ][] = [
    ['{"email":', JSON_TYPE, 400, 'MALFORMED_JSON'],
    ['"a text"', JSON_TYPE, 400, 'MALFORMED_JSON'],
    ['null', JSON_TYPE, 400, 'MALFORMED_JSON'],
    ['', JSON_TYPE, 400, 'INVALID_EMAIL'],
    ['[]', JSON_TYPE, 400, 'VALIDATION_ERROR'],
    ['{}', JSON_TYPE, 400, 'INVALID_EMAIL'],
    ['{"email":"ann@example.com"}', JSON_TYPE, 400, 'VALIDATION_ERROR'],
    ['{"email":"ann@example.com","password":7}', JSON_TYPE, 400, 'VALIDATION_ERROR'],
    ['email=ann', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['{}', { 'Content-Type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['{}', { ...JSON_TYPE, 'Content-Encoding': 'klingon' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    // A label that makes other characters of ASCII bytes: one reader would see another password than the next.
    ...['utf-7', 'utf-16', 'iso-8859-1', 'klingon', '"utf-7"'].map((charset): (typeof cases)[number] => [
      '{}',
      { 'Content-Type': `application/json; charset=${charset}` },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ]),
    ['{}', { 'Content-Type': "application/json; charset*=utf-7''x" }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['{}', { 'Content-Type': 'application/json; charset=UTF-8' }, 400, 'INVALID_EMAIL'],
    [Buffer.from('{"email":"\xff"}', 'latin1'), JSON_TYPE, 400, 'MALFORMED_JSON'],
    ['not gzip', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, 400, 'MALFORMED_JSON'],
    [`{"email":"${'a'.repeat(17_000)}"}`, JSON_TYPE, 413, 'BODY_TOO_LARGE'],
  ];
  for (const [body, headers, status, code] of cases) {
    const response = await newBrowser().fetch(SIGN_IN, { method: 'POST', body, headers });
    expect({ body: String(body).slice(0, 60), headers, ...(await readRefusal(response)) }).toMatchObject({
      status,
      code,
    });
  }
});

test('names a wrong field without repeating its value', async () => {
  const { newBrowser } = await startTestSite();
  const refusal = await newBrowser().refusal('signInEmail', { email: 'ann@example.com', password: 31337 });
  expect(refusal.fields).toEqual([{ path: 'password', message: expect.any(String) }]);
  expect(JSON.stringify(refusal)).not.toContain('31337');
});

test('refuses ids and searches that databases do not accept', async () => {
  const site = await startTestSite();
  const { browser } = await newStaff(site, 'Ada', 'admin');
  const id = '\u0000';
  const sent: [RouteName, object][] = [
    ['revokeSession', { token: id }],
    ['revokeTrustedDevice', { id }],
    ['removeAddress', { id, password: STAFF_PASSWORD }],
    ['makeAddressPrimary', { id, password: STAFF_PASSWORD }],
    ['renamePasskey', { id, name: 'My laptop' }],
    ['removePasskey', { id, password: STAFF_PASSWORD }],
    ['changeRole', { userId: id, role: 'member' }],
    ['approveSupportRequest', { id, state: 'open', reason: 'The answers fit.' }],
    ['refuseSupportRequest', { id, reason: 'The answers do not fit.' }],
    ['retryMail', { id }],
  ];
  const malformed = { status: 400, code: 'VALIDATION_ERROR' };
  for (const [name, body] of sent) expect(await browser.refusal(name, body)).toMatchObject(malformed);
  const asked: [RouteName, Record<string, string>][] = [
    ['viewSupportRequest', { id }],
    ['listPeople', { search: id }],
  ];
  for (const [name, query] of asked)
    expect(await readRefusal(await browser.call(name, undefined, query))).toMatchObject(malformed);
});

test('refuses a POST from another site, and accepts one from this site under any local name', async () => {
  const { server, newBrowser } = await startTestSite();
  const { port } = new URL(server.address);
  const post = async (headers: Record<string, string>) =>
    (
      await newBrowser().fetch('/api/auth/sign-out', {
        method: 'POST',
        body: '{}',
        headers: { ...JSON_TYPE, ...headers },
      })
    ).status;

  expect(await post({ Origin: server.address })).toBe(200);
  expect(await post({ Origin: `http://localhost:${port}` })).toBe(200);
  expect(await post({ Origin: `http://[::1]:${port}` })).toBe(200);
  for (const Origin of [
    'https://evil.example',
    'null',
    'nonsense',
    `https://127.0.0.1:${port}`,
    'http://127.0.0.1:1',
    `http://127.0.0.1.evil.example:${port}`,
    `http://evil.example:${port}`,
  ]) {
    expect({ Origin, status: await post({ Origin }) }).toEqual({ Origin, status: 403 });
  }
});

test('without an Origin, a POST must be JSON, and Sec-Fetch-Site must not name another site', async () => {
  const { server } = await startTestSite();
  // Raw requests, because the test browser and fetch send an Origin themselves.
  const post = (headers: string) =>
    rawStatus(server.address, `POST /api/auth/sign-out HTTP/1.1\r\n${headers}`);
  const json = 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';

  expect(await post(`Sec-Fetch-Site: same-origin\r\n${json}`)).toBe(200);
  // Neither header: this is not a browser.
  expect(await post(json)).toBe(200);
  expect(await post(json.replace('application/json', 'text/plain'))).toBe(403);
  expect(await post(`Sec-Fetch-Site: cross-site\r\n${json}`)).toBe(403);
  expect(await post(`Sec-Fetch-Site: same-site\r\n${json}`)).toBe(403);
  expect(await post(`Sec-Fetch-Site: same-origin\r\n${json.replace('application/json', 'text/plain')}`)).toBe(
    403,
  );
});

test('a refused POST from another site changes nothing', async () => {
  const { newBrowser } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  const response = await browser.fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { Origin: 'https://evil.example' },
  });
  expect(await readRefusal(response)).toMatchObject({ status: 403, code: 'FOREIGN_ORIGIN' });
  expect(await browser.send('getSession')).not.toBeNull();
});

test('unknown addresses and methods get JSON, too', async () => {
  const { newBrowser } = await startTestSite();
  const browser = newBrowser();
  expect(await readRefusal(await browser.fetch('/api/auth/no-such-thing'))).toMatchObject({
    status: 404,
    code: 'NOT_FOUND',
  });
  const wrongMethod = await browser.fetch(SIGN_IN);
  expect(wrongMethod.headers.get('Allow')).toBe('POST');
  expect(await readRefusal(wrongMethod)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  const postToPage = await browser.fetch('/', { method: 'POST' });
  expect(postToPage.headers.get('Allow')).toBe('GET, HEAD');
  expect(await readRefusal(postToPage)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
});

/** Sends a raw request and returns the status of the answer. */
function rawStatus(address: string, request: string): Promise<number> {
  const { hostname, port, host } = new URL(address);
  return new Promise((resolve, reject) => {
    const [line = '', ...rest] = request.split('\r\n');
    const socket = connect(Number(port), hostname, () =>
      socket.write([line, `Host: ${host}`, 'Connection: close', ...rest].join('\r\n')),
    );
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(Number(answer.split(' ')[1])));
    socket.on('error', reject);
  });
}
