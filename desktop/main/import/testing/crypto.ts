/** Sealing like other apps, for test files. Costs are low if the format's files state them. */
import { createCipheriv, randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';

export function gcm(key: Uint8Array, plaintext: string | Uint8Array, additional?: string) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  if (additional !== undefined) cipher.setAAD(Buffer.from(additional));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { nonce, ciphertext, tag: cipher.getAuthTag() };
}

export function cbc(key: Uint8Array, iv: Uint8Array, plaintext: string | Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([cipher.update(plaintext), cipher.final()]);
}

export async function argon(
  password: string,
  salt: Uint8Array,
  memorySize: number,
  iterations: number,
  parallelism: number,
): Promise<Buffer> {
  const key = await argon2id({
    password,
    salt,
    memorySize,
    iterations,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  return Buffer.from(key);
}

/** Returns bytes as signed numbers, as in Java's JSON. */
export function signed(bytes: Uint8Array): number[] {
  return [...new Int8Array(bytes)];
}
