import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Length of a key in bytes: AES-256. */
export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ENVELOPE_VERSION = 'v1';

/**
 * The place a sealed text belongs to. It is authenticated as AES-GCM's additional data, so a text copied to another
 * user's row or another column does not open there.
 */
export interface SealedFor {
  purpose:
    | 'totp-secret'
    | 'mail-details'
    | 'mail-decoy'
    | 'backup-code-key'
    | 'sent-code'
    | 'known-browser'
    | 'known-network'
    | 'backup'
    | 'class-key'
    | 'class-code'
    | 'class-token';
  userId: string;
  rowId: string;
}

/**
 * A sealed text that cannot be opened: altered, moved, or of a key that is not in the ring. The error contains nothing
 * of the text.
 */
export class SealError extends Error {
  override name = 'SealError';
}

/** Keys by id. The first one seals. Each has 32 bytes; an id has letters, digits, `_` and `-`. */
export type Keys = ReadonlyMap<string, Uint8Array>;

/**
 * Seals texts with AES-256-GCM under the first of several keys, and opens texts sealed with any of them.
 *
 * An envelope has the form `v1.<key id>.<base64url of nonce, ciphertext and tag>`. The key id allows keys to be added
 * and retired one at a time.
 */
export class KeyRing {
  readonly #source: () => Keys;
  #checked: Keys | undefined;

  /** @param source the keys, or a function that returns them, because they may change while the server runs */
  constructor(source: Keys | (() => Keys)) {
    this.#source = typeof source === 'function' ? source : () => source;
    this.#keys();
  }

  /** Returns the id of the key that seals. */
  get currentId(): string {
    return this.#current().id;
  }

  has(keyId: string): boolean {
    return this.#keys().has(keyId);
  }

  /**
   * Returns a text that distinguishes keys with the same id and reveals nothing else; `undefined` if the id is not in
   * the ring.
   */
  fingerprint(keyId: string): string | undefined {
    const key = this.#keys().get(keyId);
    return key && createHmac('sha256', key).update('countersign key fingerprint v1').digest('hex');
  }

  /** Whether all keys look random. See `looksChosen`. */
  get isStrong(): boolean {
    return ![...this.#keys().values()].some(looksChosen);
  }

  seal(text: string, belongsTo: SealedFor): string {
    const { id, key } = this.#current();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(additionalData(belongsTo));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${envelopePrefix(id)}${sealed.toString('base64url')}`;
  }

  /** Opens an envelope. @throws SealError if this ring did not seal it for this place */
  open(envelope: string, belongsTo: SealedFor): string {
    const [version, id, body, ...rest] = envelope.split('.');
    const key = this.#keys().get(id ?? '');
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

  /**
   * Returns a MAC of a text that is too short for a plain hash: with only the database, an attacker cannot try all
   * values. It names its key like an envelope, and is bound to one place.
   */
  mac(text: string, belongsTo: SealedFor): string {
    const { id, key } = this.#current();
    return macUnder(id, key, text, belongsTo);
  }

  /** Returns the MACs of a text under each key, to look one up that an earlier key may have made. */
  macs(text: string, belongsTo: SealedFor): string[] {
    return [...this.#keys()].map(([id, key]) => macUnder(id, key, text, belongsTo));
  }

  /** Returns whether a MAC belongs to a text in this place. Takes the same time in both cases. */
  isMacOf(envelope: string, text: string, belongsTo: SealedFor): boolean {
    const [, id = '', body = ''] = envelope.split('.');
    const key = this.#keys().get(id);
    if (!key) return false;
    const stored = Buffer.from(body, 'base64url');
    const offered = macOf(key, text, belongsTo);
    return stored.length === offered.length && timingSafeEqual(stored, offered);
  }

  #current(): { id: string; key: Uint8Array } {
    const [first] = this.#keys();
    if (!first) throw new TypeError('A key ring needs at least one key.');
    return { id: first[0], key: first[1] };
  }

  #keys(): Keys {
    const keys = this.#source();
    if (keys !== this.#checked) {
      assertKeys(keys);
      this.#checked = keys;
    }
    return keys;
  }
}

/** Returns the start of every envelope of a key. */
export function envelopePrefix(keyId: string): string {
  return `${ENVELOPE_VERSION}.${keyId}.`;
}

/**
 * Returns whether a key looks chosen instead of random: few different bytes, or text. Fewer than one in 10¹³ random
 * keys do.
 */
function looksChosen(key: Uint8Array): boolean {
  const isText = key.every((byte) => byte >= 0x20 && byte < 0x7f);
  const steps = new Set(key.map((byte, index) => byte - (key[index - 1] ?? 0)));
  return isText || new Set(key).size < 16 || steps.size < 8;
}

function assertKeys(keys: Keys): void {
  if (keys.size === 0) throw new TypeError('A key ring needs at least one key.');
  for (const [id, key] of keys) {
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id))
      throw new TypeError('A key id holds letters, digits, _ and - only.');
    if (key.length !== KEY_BYTES) throw new TypeError(`The key “${id}” is not ${KEY_BYTES} bytes long.`);
  }
}

function macUnder(id: string, key: Uint8Array, text: string, belongsTo: SealedFor): string {
  return `${envelopePrefix(id)}${macOf(key, text, belongsTo).toString('base64url')}`;
}

/** Uses a derived key, so that a MAC reveals nothing about values sealed with the same key. */
function macOf(key: Uint8Array, text: string, belongsTo: SealedFor): Buffer {
  const own = createHmac('sha256', key).update('countersign keyed digest v1').digest();
  return createHmac('sha256', own).update(additionalData(belongsTo)).update('|').update(text).digest();
}

function additionalData({ purpose, userId, rowId }: SealedFor): Buffer {
  return Buffer.from(`${purpose}|${userId}|${rowId}`, 'utf8');
}
