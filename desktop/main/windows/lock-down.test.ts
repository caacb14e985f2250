import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isForCamera, isForSharedScreen, isLocal, isOwnPage, safeWebPreferences } from './lock-down.ts';

/** The sources of the main process. e2e/posture.spec.ts checks the running windows. */
const MAIN = join(import.meta.dirname, '..');

async function sources(): Promise<{ name: string; text: string }[]> {
  const names = await readdir(MAIN, { recursive: true });
  const chosen = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return Promise.all(chosen.map(async (name) => ({ name, text: await readFile(join(MAIN, name), 'utf8') })));
}

describe('every window', () => {
  test('is sandboxed and isolated, without Node, webviews or downloaded dictionaries', () => {
    expect(safeWebPreferences('/preload.cjs', false)).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  test('uses exactly these preferences, and no source file sets a weaker one', async () => {
    const all = await sources();
    const makers = all.filter(({ text }) => /new (BrowserWindow|WebContentsView|BrowserView)\(/.test(text));
    expect(makers.length).toBeGreaterThan(0);
    for (const { name, text } of makers) {
      const made = text.match(/new (BrowserWindow|WebContentsView|BrowserView)\(/g)?.length;
      expect(
        text.match(/\.\.\.safeWebPreferences\(|webPreferences: safeWebPreferences\(/g),
        name,
      ).toHaveLength(made ?? 0);
    }
    for (const { name, text } of all.filter(({ name }) => name !== join('windows', 'lock-down.ts'))) {
      expect(text, name).not.toMatch(
        /\b(sandbox|contextIsolation|nodeIntegration\w*|webSecurity|webviewTag|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures)\s*:/,
      );
    }
  });
});

describe('isOwnPage', () => {
  test.each(['app://countersign/', 'app://countersign/index.html#a'])('%s is', (url) => {
    expect(isOwnPage(url)).toBe(true);
  });
  test.each([
    'app://countersign.evil.test/',
    'app://x@evil/',
    'https://countersign/',
    'about:blank',
    'javascript:1',
    '',
  ])('%s is not', (url) => {
    expect(isOwnPage(url)).toBe(false);
  });
});

describe('isLocal', () => {
  test.each(['app://countersign/a.js', 'data:image/png;base64,AA', 'blob:app://countersign/1'])(
    '%s is allowed',
    (url) => {
      expect(isLocal(url)).toBe(true);
    },
  );
  test.each([
    'https://example.com',
    'http://127.0.0.1',
    'ws://localhost',
    'ftp://a',
    'file:///etc/passwd',
    'x',
  ])('%s is cancelled', (url) => {
    expect(isLocal(url)).toBe(false);
  });
});

describe('isForCamera', () => {
  const own = { isMainFrame: true, requestingUrl: 'app://countersign/index.html' };
  test.each([
    ['pictures alone', 'media', { ...own, mediaTypes: ['video'] }],
    ['whether there would be pictures', 'media', { ...own, mediaType: 'video' }],
  ])('%s', (_what, permission, asked) => {
    expect(isForCamera(permission, asked)).toBe(true);
  });
  test.each([
    ['sound', 'media', { ...own, mediaTypes: ['audio'] }],
    ['pictures with sound', 'media', { ...own, mediaTypes: ['video', 'audio'] }],
    ['no media type', 'media', { ...own, mediaTypes: [] }],
    ['an unknown kind', 'media', { ...own, mediaType: 'unknown' }],
    ['a frame inside the page', 'media', { ...own, isMainFrame: false, mediaTypes: ['video'] }],
    ['another page', 'media', { isMainFrame: true, requestingUrl: 'https://a.test/', mediaTypes: ['video'] }],
    ['a page without an address', 'media', { isMainFrame: true, mediaTypes: ['video'] }],
    ['the screen', 'display-capture', { ...own, mediaTypes: ['video'] }],
    ['where the person is', 'geolocation', { ...own, mediaTypes: ['video'] }],
  ])('not %s', (_what, permission, asked) => {
    expect(isForCamera(permission, asked)).toBe(false);
  });
});

describe('isForSharedScreen', () => {
  const own = { isMainFrame: true, requestingUrl: 'app://countersign/shared-screen.html' };
  test.each([
    ['a screen', 'media', { ...own, mediaTypes: [] }],
    ['whether there would be one', 'media', own],
  ])('%s', (_what, permission, asked) => {
    expect(isForSharedScreen(permission, asked)).toBe(true);
  });
  test.each([
    ['a camera', 'media', { ...own, mediaTypes: ['video'] }],
    ['a microphone', 'media', { ...own, mediaTypes: ['audio'] }],
    ['whether there would be a camera', 'media', { ...own, mediaType: 'video' }],
    ['a frame inside the page', 'media', { ...own, isMainFrame: false, mediaTypes: [] }],
    ['another page', 'media', { isMainFrame: true, requestingUrl: 'https://a.test/', mediaTypes: [] }],
    ['a screen with its sound', 'display-capture', { ...own, mediaTypes: [] }],
    ['where the person is', 'geolocation', own],
  ])('not %s', (_what, permission, asked) => {
    expect(isForSharedScreen(permission, asked)).toBe(false);
  });
});
