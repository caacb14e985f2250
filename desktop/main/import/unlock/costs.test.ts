import { describe, expect, test } from 'vitest';
import { ImportFailure } from '../account/import-failure.ts';
import { requireIterations, requireMemory } from './costs.ts';
import { keyByArgon2, keyByPbkdf2, keyByScrypt } from './keys.ts';

const GIB = 2 ** 30;
const salt = Buffer.alloc(16);
const never = async (): Promise<void> => {
  throw new Error('Nobody should be asked.');
};

describe('the cost of a file', () => {
  test('is at most one gibibyte, and eight in all passes together', () => {
    expect(() => requireMemory('X', GIB, 8)).not.toThrow();
    expect(() => requireMemory('X', GIB + 1, 1)).toThrow(ImportFailure);
    expect(() => requireMemory('X', GIB, 9)).toThrow(ImportFailure);
    for (const bad of [0, -1, Number.NaN, 1.5, Number.POSITIVE_INFINITY]) {
      expect(() => requireMemory('X', bad, 1)).toThrow(ImportFailure);
      expect(() => requireMemory('X', 1_024, bad)).toThrow(ImportFailure);
      expect(() => requireIterations('X', bad)).toThrow(ImportFailure);
    }
  });

  test('is refused before the computation', async () => {
    await expect(keyByPbkdf2('X', 'p', { salt, iterations: 2 ** 31, hash: 'sha256' })).rejects.toThrow(
      ImportFailure,
    );
    await expect(keyByScrypt('X', 'p', { salt, N: 2 ** 24, r: 8, p: 1 }, never)).rejects.toThrow(
      ImportFailure,
    );
    await expect(keyByScrypt('X', 'p', { salt, N: 1_000, r: 8, p: 1 }, never)).rejects.toThrow(ImportFailure);
    const argon2 = { salt, memory: 2 ** 21, passes: 1, lanes: 1 };
    await expect(keyByArgon2('X', 'p', argon2, never)).rejects.toThrow(ImportFailure);
    await expect(keyByArgon2('X', 'p', { ...argon2, memory: 8, lanes: 4 }, never)).rejects.toThrow(
      ImportFailure,
    );
  });

  test('needs permission if it is more than 256 MiB', async () => {
    const asked: number[] = [];
    const refuse = async (bytes: number) => {
      asked.push(bytes);
      throw new ImportFailure('stopped', 'No.');
    };
    const argon2 = { salt, memory: 2 ** 20, passes: 4, lanes: 1 };
    await expect(keyByArgon2('X', 'p', argon2, refuse)).rejects.toThrow('No.');
    expect(asked).toEqual([GIB]);
  });
});

test('keys match the standards', async () => {
  // The third example of RFC 7914 §12 and the second of RFC 6070, up to the shorter length.
  const scrypt = await keyByScrypt(
    'X',
    'pleaseletmein',
    { salt: Buffer.from('SodiumChloride'), N: 16_384, r: 8, p: 1 },
    never,
  );
  expect(scrypt.toString('hex')).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2');
  const pbkdf2 = await keyByPbkdf2('X', 'password', {
    salt: Buffer.from('salt'),
    iterations: 2,
    hash: 'sha1',
  });
  expect(pbkdf2.subarray(0, 20).toString('hex')).toBe('ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957');
});
