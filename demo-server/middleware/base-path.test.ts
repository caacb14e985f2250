import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../settings/read-config.ts';
import { Browser, readRefusal } from '../testing/browser.ts';
import { newestMail } from '../testing/mailbox.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { ANN, startTestSite } from '../testing/test-site.ts';
import { basePathOf } from './base-path.ts';

const BASE_URL = 'https://example.org/2fa';

test('a site under a path answers there: API, cookies, mail, pages and their files', async () => {
  const pages = temporaryFolder();
  mkdirSync(join(pages, 'assets'));
  writeFileSync(
    join(pages, 'index.html'),
    '<meta name="countersign-base" content="__BASE_PATH__" /><link rel="icon" href="./favicon.svg" /><script type="module" src="./assets/index-abc123.js"></script>',
  );
  writeFileSync(join(pages, 'assets', 'index-abc123.js'), 'export {};');
  const { server, issued } = await startTestSite({ baseUrl: BASE_URL, pages });
  const under = `${server.address}/2fa`;
  const ann = new Browser(under, 'https://example.org', issued);

  const signedUp = await ann.call('signUpEmail', ANN);
  expect(signedUp.status).toBe(200);
  const cookies = signedUp.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Secure-countersign\./);
    expect(cookie.toLowerCase()).toMatch(/; path=\/2fa;.*; secure/);
  }
  expect(await ann.send('getSession')).toMatchObject({ user: { email: ANN.email } });
  const mail = JSON.stringify(await newestMail(ann, ANN.email, 'verify-address'));
  expect(mail).toContain('https://example.org/2fa/verify-email#');
  expect(mail).not.toMatch(/example\.org\/(?!2fa)/);

  for (const path of ['', '/', '/account/sessions', '/reset-password?x=1']) {
    const html = await (await fetch(under + path)).text();
    expect(html).toContain('src="/2fa/assets/index-abc123.js"');
    expect(html).toContain('href="/2fa/favicon.svg"');
    expect(html).toContain('content="/2fa"');
  }
  expect(await (await fetch(`${under}/assets/index-abc123.js`)).text()).toBe('export {};');
  const document = await (await fetch(`${under}/api/openapi.json`)).json();
  expect(document.servers).toEqual([{ url: BASE_URL }]);
  expect(await (await fetch(`${under}/api/docs`)).text()).toContain('href="openapi.json"');

  for (const path of [
    '/',
    '/2fab',
    '/2f',
    '/api/auth/get-session',
    '/2FA/',
    '//2fa/',
    '/assets/index-abc123.js',
  ])
    expect(await readRefusal(await fetch(server.address + path))).toMatchObject({
      status: 404,
      code: 'OUTSIDE_BASE_PATH',
    });
  // Supervisors ask each server directly.
  for (const path of ['/healthz', '/readyz', '/2fa/readyz'])
    expect({ path, status: (await fetch(server.address + path)).status }).toEqual({ path, status: 200 });
});

test('reads a base URL with a path, and refuses what is no plain path', () => {
  const read = (url: string) => {
    const config = readConfig([], { COUNTERSIGN_BASE_URL: url });
    return config === 'help' ? undefined : config.baseUrl;
  };
  for (const [url, baseUrl, path] of [
    ['https://example.org', 'https://example.org', ''],
    ['https://example.org/', 'https://example.org', ''],
    ['HTTPS://Example.org:443/2fa/', 'https://example.org/2fa', '/2fa'],
    ['http://localhost:4280/a/b-c_d.e', 'http://localhost:4280/a/b-c_d.e', '/a/b-c_d.e'],
  ] as const) {
    expect(read(url)).toBe(baseUrl);
    expect(basePathOf(baseUrl)).toBe(path);
  }
  for (const url of [
    'https://example.org/2fa?x',
    'https://example.org/2fa#x',
    'https://example.org/../2fa',
    'https://example.org/a/../b',
    'https://example.org/a//b',
    'https://example.org/2fa//',
    'https://example.org/%32fa',
    'https://example.org/zwei fa',
    'https://example.org/"><script>',
    'https://example.org/$&',
    'https://user@example.org/2fa',
    'https://example.org\\2fa',
  ])
    expect(() => read(url), url).toThrow('COUNTERSIGN_BASE_URL');
});
