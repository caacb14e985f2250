import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { argon2, byWebAssembly } from './argon2.ts';

const CASES = [
  { variant: 'argon2id', memory: 64, passes: 1, lanes: 1 },
  { variant: 'argon2id', memory: 1000, passes: 3, lanes: 4 },
  { variant: 'argon2d', memory: 257, passes: 2, lanes: 2 },
  { variant: 'argon2d', memory: 8192, passes: 1, lanes: 1 },
] as const;

test.each(CASES)(
  'Node’s $variant and that of the app agree, with $memory KiB and $lanes lanes',
  async (cost) => {
    for (const password of [randomBytes(20), 'pass phrase é e\u0301 ß 🔑', 'x']) {
      const given = { ...cost, salt: randomBytes(16) };
      const key = await argon2(password, given);
      expect(key).toHaveLength(32);
      expect(key.equals(await byWebAssembly(Buffer.from(password), given))).toBe(true);
    }
  },
);

test('the bytes are those of another implementation', async () => {
  // From the tests of the reference implementation: t = 2, m = 2^16, p = 1, "password", "somesalt".
  const key = await argon2('password', {
    variant: 'argon2id',
    salt: Buffer.from('somesalt'),
    memory: 2 ** 16,
    passes: 2,
    lanes: 1,
  });
  expect(key.toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
});

test('a thread ends when it is told to, although its key would take hours', async () => {
  const derive = `import(${JSON.stringify(new URL('./argon2.ts', import.meta.url).href)}).then(({ argon2 }) => {
    postMessage('begins');
    return argon2('p', { variant: 'argon2id', salt: new Uint8Array(16), memory: 2 ** 16, passes: 1e6, lanes: 1 });
  }).then(() => postMessage('done'))`;
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
    const postMessage = (text) => parentPort.postMessage(text);
    ${derive}`,
    { eval: true },
  );
  const said: string[] = [];
  worker.on('message', (text) => said.push(text));
  await expect.poll(() => said).toEqual(['begins']);
  // From here on the thread is busy, and says nothing more.
  await wait(300);
  await worker.terminate();
  expect(said).toEqual(['begins']);
});
