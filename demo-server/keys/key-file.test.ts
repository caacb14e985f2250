import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-site.ts';
import { KeyFileError, keyRingFromText, loadKeyFile } from './key-file.ts';
import type { SealedFor } from './key-ring.ts';

const PLACE: SealedFor = { purpose: 'totp-secret', userId: 'ann', rowId: 'row-1' };
const BASE64 = Buffer.alloc(32, 7).toString('base64');

test('makes a file for its owner alone, and reads the same keys from it again', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  const envelope = loadKeyFile(path, true).seal('text', PLACE);
  expect(loadKeyFile(path, false).open(envelope, PLACE)).toBe('text');
});

test.skipIf(process.platform === 'win32')('keeps the file from other users', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  loadKeyFile(path, true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o644);
  loadKeyFile(path, false);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('two fresh files hold different keys', () => {
  const folder = temporaryFolder();
  loadKeyFile(join(folder, 'a'), true);
  loadKeyFile(join(folder, 'b'), true);
  expect(readFileSync(join(folder, 'a'), 'utf8')).not.toBe(readFileSync(join(folder, 'b'), 'utf8'));
});

test('a missing file beside a database is reported, not replaced', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  expect(() => loadKeyFile(path, false)).toThrow(KeyFileError);
  expect(() => statSync(path)).toThrow();
});

test('a damaged file is reported and left as it is', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  for (const text of ['', 'k1', 'k1:short', `k1:${BASE64}x`, `k1:${BASE64}\nk1:${BASE64}`, '\0\0\0']) {
    writeFileSync(path, text);
    expect(() => loadKeyFile(path, true)).toThrow(KeyFileError);
    expect(readFileSync(path, 'utf8')).toBe(text);
  }
});

test('reads several keys, one per line or separated by commas, padded or not', () => {
  const text = `new:${BASE64.replace('=', '')}, old:${BASE64}\n`;
  expect(keyRingFromText(text)?.seal('text', PLACE)).toMatch(/^v1\.new\./);
});
