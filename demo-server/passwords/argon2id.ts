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
  return native ? byNode(native, message, nonce, cost) : byWebAssembly(message, nonce, cost);
}

function byNode(
  compute: typeof crypto.argon2Sync,
  message: string | Buffer,
  nonce: Buffer,
  { memoryKiB, passes }: Argon2idCost,
): Buffer {
  return compute('argon2id', {
    message,
    nonce,
    parallelism: 1,
    tagLength: TAG_BYTES,
    memory: memoryKiB,
    passes,
  });
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
