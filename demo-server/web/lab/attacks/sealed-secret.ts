/**
 * The envelope of a stored TOTP key (demo-server/keys/key-ring.ts), for browsers: the server uses Node's crypto module.
 * A test checks that each opens what the other sealed.
 */
import { gcm } from '@noble/ciphers/aes.js';

const NONCE_BYTES = 12;

/** The row of a sealed key. The envelope opens in no other row. */
export interface Place {
  userId: string;
  rowId: string;
}

/** Seals a TOTP key with AES-256-GCM. */
export function sealSecret(secret: string, keyId: string, key: Uint8Array, place: Place): string {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const body = gcm(key, nonce, additionalData(place)).encrypt(new TextEncoder().encode(secret));
  const bytes = new Uint8Array([...nonce, ...body]);
  return `v1.${keyId}.${base64Url(bytes)}`;
}

/** Opens an envelope. Returns `undefined` for another key, another row, or a changed envelope. */
export function openSecret(envelope: string, key: Uint8Array, place: Place): string | undefined {
  const bytes = fromBase64Url(envelope.split('.')[2] ?? '');
  try {
    const opened = gcm(key, bytes.subarray(0, NONCE_BYTES), additionalData(place)).decrypt(
      bytes.subarray(NONCE_BYTES),
    );
    return new TextDecoder().decode(opened);
  } catch {
    return undefined;
  }
}

function additionalData({ userId, rowId }: Place): Uint8Array {
  return new TextEncoder().encode(`totp-secret|${userId}|${rowId}`);
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
