import { describe, expect, test } from 'vitest';
import { isLocal, isOwnPage } from './lock-down.ts';

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
