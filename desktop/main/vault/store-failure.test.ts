import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { storeFailure } from './store-failure.ts';

const withCode = (code: string) => Object.assign(new Error('private text'), { code });

test.each([
  ['ENOSPC', 'The disk is full'],
  ['EDQUOT', 'disk quota is used up'],
  ['EROFS', 'read-only disk'],
  ['EACCES', 'cannot write to the folder'],
  ['EPERM', 'cannot write to the folder'],
  ['ENOTDIR', 'is not a folder'],
  ['EISDIR', 'where a file should be'],
  ['ENOENT', 'is no longer there'],
  ['ESTALE', 'is no longer there'],
  ['ENAMETOOLONG', 'is too long'],
  ['EBUSY', 'Another program is using'],
  ['EMFILE', 'Too many files are open'],
  ['EIO', 'could not be written'],
])('%s becomes a sentence', (code, part) => {
  expect(storeFailure(withCode(code), '/data')).toMatchObject({
    code: 'store-failed',
    message: expect.stringContaining(part),
  });
});

test('every error of the system says that nothing was saved and what to do, and quotes no message', () => {
  for (const error of [
    ...Object.keys(constants.errno).map(withCode),
    new Error('private text'),
    'text',
    undefined,
  ]) {
    const { message } = storeFailure(error, '/data');
    expect(message).toMatch(/nothing was saved\. [A-Z]/);
    expect(message).not.toContain('private');
  }
});

test('a folder in the place of a file is named, unless its name may hold a key', () => {
  const named = (name: string) =>
    storeFailure(Object.assign(withCode('EISDIR'), { path: `/data/${name}` }), '/data').message;
  expect(named('vault.json.tmp')).toContain('vault.json.tmp in /data is a folder');
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  for (const name of [
    `${key}.png`,
    `otpauth:totp?secret=${key}`,
    key.toLowerCase(),
    key.replaceAll(/.{4}/g, '$& '),
  ]) {
    expect(named(name)).toContain('where a file should be');
    expect(named(name)).not.toMatch(/gezd/i);
  }
});
