import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { channels } from './index.ts';

const FOLDER = import.meta.dirname;

test('each channel is in the file of its subject', async () => {
  const standing: string[] = [];
  for (const file of await readdir(FOLDER)) {
    const text = await readFile(join(FOLDER, file), 'utf8');
    for (const [, subject, name] of text.matchAll(/^ {2}'([a-z]+):([a-z-]+)': channel\(/gm)) {
      expect(`${subject}.ts`).toBe(file);
      standing.push(`${subject}:${name}`);
    }
  }
  expect(standing.sort()).toEqual(Object.keys(channels).sort());
});
