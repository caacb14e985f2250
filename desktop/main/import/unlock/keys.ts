/** Key derivation with the functions of other apps. A file's costs are checked before the computation. */
import { pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { type Argon2, argon2 } from '../../vault/argon2.ts';
import { excessiveCosts } from '../account/import-failure.ts';
import { type AllowMemory, ASK_ABOVE, requireIterations, requireMemory } from './costs.ts';

const KEY_BYTES = 32;
const pbkdf2Async = promisify(pbkdf2);
const scryptAsync = promisify<string | Uint8Array, Uint8Array, number, object, Buffer>(scrypt);

/** Derives a key. @throws ImportFailure `unsupported` for a count outside 1 to 10,000,000 */
export async function keyByPbkdf2(
  format: string,
  password: string,
  { salt, iterations, hash }: { salt: Uint8Array; iterations: number; hash: 'sha1' | 'sha256' | 'sha512' },
): Promise<Buffer> {
  requireIterations(format, iterations);
  return pbkdf2Async(password, salt, iterations, KEY_BYTES, hash);
}

/** Derives a key. @throws ImportFailure `unsupported` for invalid parameters, or for more than 1 GiB */
export async function keyByScrypt(
  format: string,
  password: string,
  { salt, N, r, p }: { salt: Uint8Array; N: number; r: number; p: number },
  allowMemory: AllowMemory,
): Promise<Buffer> {
  const isPowerOfTwo = Number.isSafeInteger(N) && N > 1 && Number.isInteger(Math.log2(N));
  if (!isPowerOfTwo || !Number.isSafeInteger(r) || r < 1 || r > 1_024) throw excessiveCosts(format);
  const memory = 128 * N * r;
  requireMemory(format, memory, p);
  if (memory > ASK_ABOVE) await allowMemory(memory);
  return scryptAsync(password, salt, KEY_BYTES, { N, r, p, maxmem: memory + 128 * r * (p + 2) + 2 ** 20 });
}

/**
 * Derives a key with Argon2.
 *
 * @throws ImportFailure `unsupported` for parameters outside RFC 9106, or for more than 1 GiB
 */
export async function keyByArgon2(
  format: string,
  password: string | Uint8Array,
  { salt, memory, passes, lanes }: Omit<Argon2, 'variant'>,
  allowMemory: AllowMemory,
  variant: Argon2['variant'] = 'argon2id',
): Promise<Buffer> {
  requireMemory(format, memory * 1_024, passes);
  const sane = Number.isSafeInteger(lanes) && lanes >= 1 && lanes <= 64 && memory >= 8 * lanes;
  if (!sane || salt.length < 8 || salt.length > 1_024) throw excessiveCosts(format);
  if (memory * 1_024 > ASK_ABOVE) await allowMemory(memory * 1_024);
  return argon2(password, { variant, salt, memory, passes, lanes });
}
