import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readRefusal } from '../testing/browser.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { startTestSite } from '../testing/test-site.ts';

const LARGE = `export default ${JSON.stringify('a text of the page. '.repeat(200))};`;

test('each page address gets index.html with its own nonce, without caching', async () => {
  const { newBrowser } = await startTestSite({ pages: builtPages() });
  const nonces = new Set<string>();
  for (const path of ['/', '/sign-in', '/account/two-factor', '/index.html']) {
    const response = await newBrowser().fetch(path);
    const html = await response.text();
    const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Content-Security-Policy')).toContain(`'nonce-${nonce}'`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(4);
});

test('the content security policy allows only this site', async () => {
  const { newBrowser } = await startTestSite({ pages: builtPages() });
  const { headers } = await newBrowser().fetch('/');
  const policy = headers.get('Content-Security-Policy') ?? '';
  for (const directive of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy.split('; ')).toContain(directive);
  }
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(headers.get('Strict-Transport-Security')).toBeNull();
});

test('only the page with one figure may be framed, and it can do less than others', async () => {
  const { newBrowser } = await startTestSite({ pages: builtPages() });
  const response = await newBrowser().fetch('/lab/embed?figure=hmac');
  const policy = response.headers.get('Content-Security-Policy')?.split('; ') ?? [];
  expect(await response.text()).toContain('the page for frames');
  expect(response.headers.get('X-Frame-Options')).toBeNull();
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      'frame-ancestors *',
    ]),
  );
  expect(policy.join(' ')).not.toMatch(/unsafe|https?:/);

  for (const path of [
    '/',
    '/account',
    '/lab',
    '/lab/code',
    '/lab/embed/',
    '/lab/embed/x',
    '/lab/Embed',
    '/LAB/embed',
    '//lab/embed',
    '/lab/%65mbed',
    '/lab/embed%2f..%2f..%2faccount',
    '/x/../lab/embed/../../account',
    '/embed.html',
    '/api/auth/get-session',
  ]) {
    const other = await newBrowser().fetch(path);
    const text = await other.text();
    expect({ path, framed: text.includes('the page for frames') }).toEqual({ path, framed: false });
    expect(other.headers.get('X-Frame-Options'), path).toBe('DENY');
    expect(other.headers.get('Content-Security-Policy'), path).toContain("frame-ancestors 'none'");
  }
});

test('hashed files are cached for a year, other files are revalidated', async () => {
  const { newBrowser } = await startTestSite({ pages: builtPages() });
  const hashed = await newBrowser().fetch('/assets/index-abc123.js');
  expect(hashed.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  expect(await hashed.text()).toBe('export {};');
  const other = await newBrowser().fetch('/favicon.svg');
  expect(other.headers.get('Cache-Control')).toBe('no-cache');
  expect(other.headers.get('Content-Type')).toBe('image/svg+xml');
});

test('a file that the build compressed is sent so to those who read it', async () => {
  const { newBrowser } = await startTestSite({ pages: builtPages() });
  const ask = async (path: string, encodings: string) => {
    const { headers, status } = await newBrowser().fetch(path, { headers: { 'Accept-Encoding': encodings } });
    return {
      status,
      encoding: headers.get('Content-Encoding'),
      type: headers.get('Content-Type'),
      vary: headers.get('Vary'),
    };
  };
  const script = { status: 200, type: 'text/javascript; charset=utf-8', vary: 'Accept-Encoding' };
  const path = '/assets/large-abc123.js';
  expect(await ask(path, 'gzip, deflate, br')).toEqual({ ...script, encoding: 'br' });
  expect(await ask(path, 'gzip, deflate')).toEqual({ ...script, encoding: 'gzip' });
  expect(await ask(path, 'identity')).toEqual({ ...script, encoding: null });
  expect(await ask(path, 'br;q=0')).toEqual({ ...script, encoding: null });
  expect(await ask('/assets/index-abc123.js', 'br, gzip')).toEqual({ ...script, encoding: null });
  const response = await newBrowser().fetch(path);
  expect(await response.text()).toBe(LARGE);
});

test('missing and hidden files, and files outside the folder, are not found', async () => {
  const { newBrowser } = await startTestSite({ pages: builtPages() });
  for (const path of [
    '/assets/none.js',
    '/.env.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/%00.js',
    '/%zz.js',
  ]) {
    const response = await newBrowser().fetch(path);
    expect({
      path,
      cache: response.headers.get('Cache-Control'),
      ...(await readRefusal(response)),
    }).toMatchObject({
      path,
      status: 404,
      code: 'NOT_FOUND',
      cache: 'no-store',
    });
  }
});

test('before the pages are built, a sentence says so and the API works', async () => {
  const { newBrowser } = await startTestSite();
  const response = await newBrowser().fetch('/');
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('have not been built');
  expect(await newBrowser().send('health')).toEqual({ status: 'ok' });
});

function builtPages(): string {
  const root = temporaryFolder();
  const folder = join(root, 'web');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script nonce="__CSP_NONCE__"></script>');
  writeFileSync(
    join(folder, 'embed.html'),
    '<!doctype html>the page for frames<script nonce="__CSP_NONCE__"></script>',
  );
  writeFileSync(join(folder, 'assets', 'index-abc123.js'), 'export {};');
  const large = join(folder, 'assets', 'large-abc123.js');
  writeFileSync(large, LARGE);
  writeFileSync(`${large}.br`, brotliCompressSync(LARGE));
  writeFileSync(`${large}.gz`, gzipSync(LARGE));
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, '.env.txt'), 'hidden');
  writeFileSync(join(root, 'secret.txt'), 'outside');
  return folder;
}
