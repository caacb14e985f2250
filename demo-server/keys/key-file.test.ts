import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { addKeyToFile, KeyFileError, keyRingFromText, loadKeyFile } from './key-file.ts';
import type { SealedFor } from './key-ring.ts';

const PLACE: SealedFor = { purpose: 'totp-secret', userId: 'ann', rowId: 'row-1' };
const BASE64 = Buffer.alloc(32, 7).toString('base64');

test('creates a key file and reads the same keys from it again', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  const envelope = loadKeyFile(path).seal('text', PLACE);
  expect(loadKeyFile(path, refuse).open(envelope, PLACE)).toBe('text');
});

test.skipIf(process.platform === 'win32')('only the owner can read the file', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  loadKeyFile(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o644);
  loadKeyFile(path, refuse);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('two new files have different keys', () => {
  const folder = temporaryFolder();
  loadKeyFile(join(folder, 'a'));
  loadKeyFile(join(folder, 'b'));
  expect(readFileSync(join(folder, 'a'), 'utf8')).not.toBe(readFileSync(join(folder, 'b'), 'utf8'));
});

test('does not create a file if that is not allowed', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  expect(() => loadKeyFile(path, refuse)).toThrow(KeyFileError);
  expect(() => statSync(path)).toThrow();
});

test('a new key seals at once, even in rings loaded before, and the old keys stay', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  const running = loadKeyFile(path);
  const before = running.seal('text', PLACE);
  addKeyToFile(path);
  addKeyToFile(path);

  expect(running.currentId).toBe('k3');
  expect(running.seal('text', PLACE)).toMatch(/^v1\.k3\./);
  expect(running.open(before, PLACE)).toBe('text');
  const fresh = loadKeyFile(path, refuse);
  expect(fresh.open(running.seal('text', PLACE), PLACE)).toBe('text');
  expect([1, 2, 3].map((number) => fresh.has(`k${number}`))).toEqual([true, true, true]);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a ring works after its file is deleted; two rotations at once are refused', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  const running = loadKeyFile(path);
  const envelope = running.seal('text', PLACE);
  writeFileSync(`${path}.rotating`, '');
  expect(() => addKeyToFile(path)).toThrow('Another rotation');
  rmSync(path);
  expect(running.open(envelope, PLACE)).toBe('text');
});

test('reports a damaged file and does not change it', () => {
  const path = join(temporaryFolder(), 'keys.txt');
  for (const text of ['', 'k1', 'k1:short', `k1:${BASE64}x`, `k1:${BASE64}\nk1:${BASE64}`, '\0\0\0']) {
    writeFileSync(path, text);
    expect(() => loadKeyFile(path)).toThrow(KeyFileError);
    expect(readFileSync(path, 'utf8')).toBe(text);
  }
});

test('reads several keys, one per line or separated by commas, padded or not', () => {
  const text = `new:${BASE64.replace('=', '')}, old:${BASE64}\n`;
  expect(keyRingFromText(text)?.seal('text', PLACE)).toMatch(/^v1\.new\./);
});

function refuse(path: string): never {
  throw new KeyFileError(`${path} is missing.`);
}
