import { appendFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../vault/testing/vaults.ts';
import { CommonFolder } from './common-folder.ts';
import { newIdentity } from './format/identity.ts';
import { makeOffer, newJoiningCode, readOffer } from './format/joining.ts';
import { HEADER_BYTES, LARGEST_FILE, LARGEST_JOINING_FILE } from './format/sealed-file.ts';
import { Group } from './group/group.ts';

const AT = 1_700_000_000_000;

test('files of any number and size cost no memory before they are opened', async () => {
  const path = await temporaryFolder();
  const group = Group.found(newIdentity('First'));
  const { bytes } = group.clone().record('whole', { update: Buffer.from('x'), at: AT });
  // 40 files of 100 MB, as anyone can put them there. They need no space on the disk.
  for (let index = 0; index < 40; index += 1) {
    const file = join(path, `junk ${index}`);
    await writeFile(file, bytes.subarray(0, HEADER_BYTES).fill(index, 22, 38));
    await truncate(file, 100_000_000);
  }
  const before = process.memoryUsage().arrayBuffers;
  const { files } = await new CommonFolder(path).look();
  const read = group.read(files);
  expect(files).toHaveLength(40);
  expect(read.unusable.size).toBe(40);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
});

test('a file above the limit is not looked at', async () => {
  const path = await temporaryFolder();
  await writeFile(join(path, 'large'), '');
  await truncate(join(path, 'large'), LARGEST_FILE + 1);
  expect((await new CommonFolder(path).look()).files).toEqual([]);
});

test('an offer is read, and a padded one is not', async () => {
  const path = await temporaryFolder();
  const code = newJoiningCode();
  const { bytes } = makeOffer(code, 'ab'.repeat(16), newIdentity('Host'));
  await writeFile(join(path, 'offer'), bytes);
  const folder = new CommonFolder(path);
  const [genuine] = (await folder.look()).files;
  expect(genuine && readOffer(code, genuine.read)?.host.name).toBe('Host');
  await appendFile(join(path, 'offer'), Buffer.alloc(LARGEST_JOINING_FILE));
  const [padded] = (await folder.look()).files;
  expect(padded?.read).toEqual({ foreign: true });
});

test.each([
  ['gone', (path: string) => rm(path)],
  ['shorter', (path: string) => truncate(path, 80)],
  ['another file', (path: string) => writeFile(path, Buffer.alloc(9_000, 1))],
])('a file that is %s by the time it is opened counts as damaged', async (_name, change) => {
  const path = await temporaryFolder();
  const group = Group.found(newIdentity('First'));
  const { bytes } = group.clone().record('whole', { update: Buffer.from('x'), at: AT });
  await writeFile(join(path, 'record'), bytes);
  const { files } = await new CommonFolder(path).look();
  await change(join(path, 'record'));
  expect([...group.read(files).unusable.values()]).toEqual(['damaged']);
});
