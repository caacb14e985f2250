/** The slot a passphrase opens: the master key, sealed under a key that scrypt (RFC 7914) makes of the passphrase. */
import { randomBytes, scrypt } from 'node:crypto';
import { KEY_BYTES, seal, unseal } from './seal.ts';
import type { PassphraseSlot } from './vault-format.ts';

/** 128 MiB and about half a second on a desktop machine; OWASP asks for N = 2^17, r = 8, p = 1. */
export const DEFAULT_COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const SALT_BYTES = 16;

export type ScryptCost = Pick<PassphraseSlot['kdf'], 'N' | 'r' | 'p'>;

export async function wrapWithPassphrase(
  masterKey: Uint8Array,
  passphrase: string,
  cost: ScryptCost = DEFAULT_COST,
): Promise<PassphraseSlot> {
  const { N, r, p } = cost;
  const kdf: PassphraseSlot['kdf'] = {
    name: 'scrypt',
    N,
    r,
    p,
    salt: randomBytes(SALT_BYTES).toString('base64'),
  };
  const key = await keyFromPassphrase(passphrase, kdf);
  try {
    return { kind: 'passphrase', kdf, wrapped: seal(key, masterKey, identity(kdf)) };
  } finally {
    key.fill(0);
  }
}

/** @throws UnsealError when the passphrase is not the one */
export async function unwrapWithPassphrase(slot: PassphraseSlot, passphrase: string): Promise<Buffer> {
  const key = await keyFromPassphrase(passphrase, slot.kdf);
  try {
    return unseal(key, slot.wrapped, identity(slot.kdf));
  } finally {
    key.fill(0);
  }
}

/** The parameters are sealed with the key, so nobody can weaken them in the file unnoticed. */
function identity(kdf: PassphraseSlot['kdf']): string {
  return JSON.stringify(['countersign passphrase slot', kdf.name, kdf.N, kdf.r, kdf.p, kdf.salt]);
}

function keyFromPassphrase(passphrase: string, kdf: PassphraseSlot['kdf']): Promise<Buffer> {
  const { N, r, p } = kdf;
  // One spelling per passphrase: keyboards of different systems compose accents differently.
  const text = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  const salt = Buffer.from(kdf.salt, 'base64');
  // OpenSSL counts a little more than 128·N·r; its own limit of 32 MiB would refuse the default cost.
  const maxmem = 128 * N * r * 2;
  return new Promise((resolve, reject) => {
    scrypt(text, salt, KEY_BYTES, { N, r, p, maxmem }, (error, key) => {
      text.fill(0);
      if (error) reject(error);
      else resolve(key);
    });
  });
}
