/** Argon2 (RFC 9106). It blocks while it computes. */
import crypto from 'node:crypto';

export interface Argon2 {
  variant: 'argon2d' | 'argon2id';
  salt: Uint8Array;
  /** KiB. */
  memory: number;
  passes: number;
  lanes: number;
}

const KEY_BYTES = 32;

/**
 * The most work for Node's own function, in KiB times passes: about a second. A thread cannot be ended while it runs, as
 * it can while WebAssembly does, and a file to import may ask for eight times as much.
 */
const MOST_AT_ONCE = 2 ** 20;

/**
 * Derives a key of 32 bytes. With Node's own function where there is one, as in the commands; Electron's Node has none.
 * A thread that does this ends within about a second when it is told to, whatever the cost.
 *
 * @param password bytes, or a text, which counts as UTF-8
 */
export async function argon2(password: string | Uint8Array, of: Argon2): Promise<Buffer> {
  const message = typeof password === 'string' ? Buffer.from(password, 'utf8') : password;
  const byOwn = of.memory * of.passes <= MOST_AT_ONCE ? byNode(message, of) : undefined;
  return byOwn ?? (await byWebAssembly(message, of));
}

/** Since 24.7. Not a named import, which would not link in an older Node. */
const native: typeof crypto.argon2Sync | undefined = crypto.argon2Sync;

/** Returns `undefined` where Node cannot: it may be too old, or built with a library without Argon2, as in Electron. */
function byNode(message: Uint8Array, { variant, salt, memory, passes, lanes }: Argon2): Buffer | undefined {
  try {
    return native?.(variant, {
      message,
      nonce: salt,
      parallelism: lanes,
      tagLength: KEY_BYTES,
      memory,
      passes,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_CRYPTO_ARGON2_NOT_SUPPORTED')
      return undefined;
    throw error;
  }
}

/** The same with `hash-wasm`, loaded on first use: a vault that opens with a key store does not need it. */
export async function byWebAssembly(
  message: Uint8Array,
  { variant, salt, memory, passes, lanes }: Argon2,
): Promise<Buffer> {
  const functions = await import('hash-wasm');
  const key = await functions[variant]({
    password: message,
    salt,
    memorySize: memory,
    iterations: passes,
    parallelism: lanes,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  return Buffer.from(key);
}
