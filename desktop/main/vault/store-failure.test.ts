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
