import { describe, expect, test } from 'vitest';
import { isForCamera, isForSharedScreen, isLocal, isOwnPage } from './lock-down.ts';

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
    '%s stays',
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
