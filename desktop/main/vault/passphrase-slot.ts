/**
 * The passphrase slot: the master key, sealed under a key that a memory-hard function derives from the passphrase.
 * New slots use Argon2id (RFC 9106). The first version of the format used scrypt (RFC 7914), which is only read.
 */
import { randomBytes, scrypt } from 'node:crypto';
import { argon2 } from './argon2.ts';
import { KEY_BYTES, seal, unseal } from './seal.ts';
import type { PassphraseSlot } from './vault-format.ts';

type Kdf = PassphraseSlot['kdf'];
type Argon2id = Extract<Kdf, { name: 'argon2id' }>;
type Scrypt = Extract<Kdf, { name: 'scrypt' }>;

/** Memory in KiB. The second option of RFC 9106 §4, with one lane because WebAssembly computes lanes one by one. */
export const DEFAULT_COST: Argon2Cost = { memory: 2 ** 16, passes: 3, lanes: 1 };
const SALT_BYTES = 16;

export type Argon2Cost = Pick<Argon2id, 'memory' | 'passes' | 'lanes'>;

export async function wrapWithPassphrase(
  masterKey: Uint8Array,
  passphrase: string,
  { memory, passes, lanes }: Argon2Cost = DEFAULT_COST,
): Promise<PassphraseSlot> {
  const salt = randomBytes(SALT_BYTES).toString('base64');
  const kdf: Argon2id = { name: 'argon2id', memory, passes, lanes, salt };
  const key = await keyFromPassphrase(passphrase, kdf);
  try {
    return { kind: 'passphrase', kdf, wrapped: seal(key, masterKey, identity(kdf)) };
  } finally {
    key.fill(0);
  }
}

/** Returns the master key. @throws UnsealError for a wrong passphrase */
export async function unwrapWithPassphrase(slot: PassphraseSlot, passphrase: string): Promise<Buffer> {
  const key = await keyFromPassphrase(passphrase, slot.kdf);
  try {
    return unseal(key, slot.wrapped, identity(slot.kdf));
  } finally {
    key.fill(0);
  }
}

/** Returns the slot's additional data. It includes the parameters, so weaker ones in the file are detected. */
function identity(kdf: Kdf): string {
  const cost = kdf.name === 'scrypt' ? [kdf.N, kdf.r, kdf.p] : [kdf.memory, kdf.passes, kdf.lanes];
  return JSON.stringify(['countersign passphrase slot', kdf.name, ...cost, kdf.salt]);
}

async function keyFromPassphrase(passphrase: string, kdf: Kdf): Promise<Buffer> {
  // Normalised, because keyboards of different systems compose accents differently.
  const text = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  const salt = Buffer.from(kdf.salt, 'base64');
  try {
    return await (kdf.name === 'scrypt'
      ? withScrypt(text, salt, kdf)
      : argon2(text, { ...kdf, variant: 'argon2id', salt }));
  } finally {
    text.fill(0);
  }
}

function withScrypt(text: Buffer, salt: Buffer, { N, r, p }: Scrypt): Promise<Buffer> {
  // OpenSSL needs a little more than 128·N·r. Its default limit of 32 MiB would refuse the usual cost.
  const maxmem = 128 * N * r * 2;
  return new Promise((resolve, reject) => {
    scrypt(text, salt, KEY_BYTES, { N, r, p, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
