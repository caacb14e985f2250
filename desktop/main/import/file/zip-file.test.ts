import { expect, test } from 'vitest';
import { ImportFailure } from '../account/import-failure.ts';
import { zip } from '../testing/containers.ts';
import { ZipFile } from './zip-file.ts';

test('refuses a file that is too large when unpacked, even if its stated size is wrong', async () => {
  const bomb = await zip({ 'data.json': Buffer.alloc(65 * 2 ** 20) });
  expect(bomb.length).toBeLessThan(2 ** 20);
  await expect((await ZipFile.open(bomb))?.read('data.json', 'X')).rejects.toThrow('larger than 64 MB');
  const liar = Buffer.from(bomb);
  const stated = Buffer.alloc(4);
  stated.writeUInt32LE(65 * 2 ** 20);
  for (let at = liar.indexOf(stated); at >= 0; at = liar.indexOf(stated, at)) liar.writeUInt32LE(10, at);
  await expect((await ZipFile.open(liar))?.read('data.json', 'X')).rejects.toThrow(ImportFailure);
});

test('reports a wrong password and a missing file', async () => {
  const archive = await ZipFile.open(await zip({ a: Buffer.from('b') }, { password: 'right' }));
  expect(archive?.isEncrypted('a')).toBe(true);
  expect(Buffer.from((await archive?.read('a', 'X', 'right')) ?? []).toString()).toBe('b');
  await expect(archive?.read('a', 'X', 'wrong')).rejects.toMatchObject({ code: 'password_wrong' });
  await expect(archive?.read('missing', 'X')).rejects.toMatchObject({ code: 'damaged' });
  expect(await ZipFile.open(Buffer.from('no archive'))).toBeUndefined();
});
