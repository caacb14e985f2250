import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fileFor, servePage } from './app-scheme.ts';

const ROOT = join(tmpdir(), 'renderer');

async function builtRenderer(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-scheme-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'outside');
  await writeFile(
    join(folder, 'renderer', 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  await writeFile(join(folder, 'renderer', 'assets', 'index.js'), 'const __CSP_NONCE__ = 1;');
  return join(folder, 'renderer');
}

describe('fileFor', () => {
  test('returns files inside the folder', () => {
    expect(fileFor('app://countersign/', ROOT)).toBe(join(ROOT, 'index.html'));
    expect(fileFor('app://countersign/assets/a%20b.js?v=1#x', ROOT)).toBe(join(ROOT, 'assets', 'a b.js'));
  });

  test.each([
    'app://countersign/..%2fsecret.txt',
    'app://countersign/%2e%2e/%2e%2e%2fsecret.txt',
    'app://countersign/assets/..%5c..%5csecret.txt',
    'app://countersign/index.html%00.js',
    'app://countersign/%',
    'app://elsewhere/index.html',
    'https://countersign/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is not a file of the app', (url) => {
    expect(fileFor(url, ROOT)).toBeUndefined();
  });

  test('never leaves the folder, for any path', () => {
    const part = fc.oneof(fc.constantFrom('..', '%2e%2e', '%2f', '%5c', '\\', '/', '.', 'a'), fc.string());
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const file = fileFor(`app://countersign/${parts.join('')}`, ROOT);
        expect(file === undefined || file.startsWith(ROOT + sep)).toBe(true);
      }),
    );
  });
});

describe('servePage', () => {
  test('serves the page with a policy whose nonce is new each time and is also in the page', async () => {
    const root = await builtRenderer();
    const nonces = new Set<string>();
    for (let round = 0; round < 2; round += 1) {
      const { headers, data } = await servePage('app://countersign/index.html', root);
      const policy = headers['content-security-policy'] ?? '';
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
      nonces.add(nonce);
      expect(data.toString()).toBe(
        `<meta name="csp-nonce" content="${nonce}"><style nonce="${nonce}"></style>`,
      );
      expect(policy).toMatch(/^default-src 'none'; /);
      expect(policy).not.toMatch(/unsafe|http|\*/);
    }
    expect(nonces.size).toBe(2);
  });

  test('has no header that makes Chromium start a second process for the page', async () => {
    const { headers } = await servePage('app://countersign/index.html', await builtRenderer());
    expect(headers).not.toHaveProperty('cross-origin-opener-policy');
  });

  test('serves other files unchanged, with their type', async () => {
    const served = await servePage('app://countersign/assets/index.js', await builtRenderer());
    expect(served).toMatchObject({ statusCode: 200, mimeType: 'text/javascript', charset: 'utf-8' });
    expect(served.headers['x-content-type-options']).toBe('nosniff');
    expect(served.data.toString()).toBe('const __CSP_NONCE__ = 1;');
  });

  test.each(['missing.js', '..%2fsecret.txt', 'assets'])('%s is not found', async (path) => {
    const served = await servePage(`app://countersign/${path}`, await builtRenderer());
    expect(served.statusCode).toBe(404);
    expect(served.data.toString()).toBe('Not found');
  });
});
