import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Bytes in a key: AES-256. */
export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ENVELOPE_VERSION = 'v1';

/**
 * What a sealed text belongs to. It is authenticated with it (as AES-GCM's additional data), so a text copied to
 * another user's row, or to another column, does not open there.
 */
export interface SealedFor {
  purpose: 'totp-secret';
  userId: string;
  rowId: string;
}

/** A sealed text that does not open: altered, moved, or of a key that is not in the ring. Holds none of it. */
export class SealError extends Error {
  override name = 'SealError';
}

/**
 * Seals texts with AES-256-GCM under the first of several keys, and opens what any of them sealed.
 *
 * An envelope reads `v1.<key id>.<base64url of nonce, ciphertext and tag>`. The key id lets keys be added and
 * retired one at a time.
 */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  readonly #current: { id: string; key: Uint8Array };

  /** @param keys by id, the one to seal with first; 32 bytes each; an id holds letters, digits, `_` and `-` */
  constructor(keys: ReadonlyMap<string, Uint8Array>) {
    for (const [id, key] of keys) {
      if (!/^[A-Za-z0-9_-]{1,32}$/.test(id))
        throw new TypeError('A key id holds letters, digits, _ and - only.');
      if (key.length !== KEY_BYTES) throw new TypeError(`The key “${id}” is not ${KEY_BYTES} bytes long.`);
    }
    const [first] = keys;
    if (!first) throw new TypeError('A key ring needs at least one key.');
    this.#keys = new Map(keys);
    this.#current = { id: first[0], key: first[1] };
  }

  seal(text: string, belongsTo: SealedFor): string {
    const { id, key } = this.#current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(additionalData(belongsTo));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${ENVELOPE_VERSION}.${id}.${sealed.toString('base64url')}`;
  }

  /** @throws SealError when the envelope is not one that this ring sealed for this very place */
  open(envelope: string, belongsTo: SealedFor): string {
    const [version, id, body, ...rest] = envelope.split('.');
    const key = this.#keys.get(id ?? '');
    if (version !== ENVELOPE_VERSION || body === undefined || rest.length > 0) {
      throw new SealError(
        `The sealed value of row ${belongsTo.rowId} is not an envelope this server can read.`,
      );
    }
    if (!key) {
      throw new SealError(
        `The value of row ${belongsTo.rowId} was sealed with a key that is not in the key ring.`,
      );
    }
    const bytes = Buffer.from(body, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(additionalData(belongsTo));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return (
        decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      );
    } catch {
      throw new SealError(`The sealed value of row ${belongsTo.rowId} has been altered or moved.`);
    }
  }
}

function additionalData({ purpose, userId, rowId }: SealedFor): Buffer {
  return Buffer.from(`${purpose}|${userId}|${rowId}`, 'utf8');
}
