import crypto from 'node:crypto';
import { argon2id as inWebAssembly } from 'hash-wasm';

/** What Argon2id (RFC 9106) computes with, besides its message and its nonce. */
export interface Argon2idCost {
  memoryKiB: number;
  passes: number;
}

const TAG_BYTES = 32;

/** Node's own, since 24.7. Not a named import, which would not link in an older Node. */
const native: typeof crypto.argon2Sync | undefined = crypto.argon2Sync;

/** Returns 32 bytes of Argon2id with one lane. Blocks its thread while it computes. */
export async function argon2id(message: string | Buffer, nonce: Buffer, cost: Argon2idCost): Promise<Buffer> {
  return byNode(message, nonce, cost) ?? (await byWebAssembly(message, nonce, cost));
}

/** Returns `undefined` where Node cannot: it may be too old, or built with an OpenSSL that has no Argon2. */
function byNode(
  message: string | Buffer,
  nonce: Buffer,
  { memoryKiB, passes }: Argon2idCost,
): Buffer | undefined {
  try {
    return native?.('argon2id', {
      message,
      nonce,
      parallelism: 1,
      tagLength: TAG_BYTES,
      memory: memoryKiB,
      passes,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_CRYPTO_ARGON2_NOT_SUPPORTED')
      return undefined;
    throw error;
  }
}

/** The same for a Node without it. It takes about three times as long. */
export async function byWebAssembly(
  message: string | Buffer,
  nonce: Buffer,
  { memoryKiB, passes }: Argon2idCost,
): Promise<Buffer> {
  const tag = await inWebAssembly({
    password: message,
    salt: nonce,
    parallelism: 1,
    hashLength: TAG_BYTES,
    memorySize: memoryKiB,
    iterations: passes,
    outputType: 'binary',
  });
  return Buffer.from(tag);
}
