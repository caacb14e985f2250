/** A computer's own keys, and what it signs with them. */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { idOf } from './sealed-file.ts';

const base64Key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** What the others know of a computer. */
export const computerSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** As its user named it: 1 to 60 characters. */
  name: z.string().min(1).max(60),
  /** The public key of its signatures (Ed25519), as Base64. */
  sign: base64Key,
  /** The public key of letters to it (X25519), as Base64. */
  box: base64Key,
});
export type Computer = z.infer<typeof computerSchema>;

/** A computer with its private keys, as Base64. */
export interface Identity extends Computer {
  signSecret: string;
  boxSecret: string;
}

/** Returns a computer with new keys. */
export function newIdentity(name: string): Identity {
  const sign = ed25519.keygen();
  const box = x25519.keygen();
  return {
    id: computerId(sign.publicKey, box.publicKey),
    name,
    sign: base64(sign.publicKey),
    box: base64(box.publicKey),
    signSecret: base64(sign.secretKey),
    boxSecret: base64(box.secretKey),
  };
}

export function publicPart({ id, name, sign, box }: Computer): Computer {
  return { id, name, sign, box };
}

/** Whether the id is that of the keys. So no computer can take the id of another one. */
export function hasOwnId({ id, sign, box }: Computer): boolean {
  return id === computerId(bytesOf(sign), bytesOf(box));
}

/** Signs bytes for one purpose (Ed25519, RFC 8032). */
export function signAs(
  { signSecret }: Pick<Identity, 'signSecret'>,
  purpose: string,
  ...parts: Uint8Array[]
): Buffer {
  return Buffer.from(ed25519.sign(message(purpose, parts), bytesOf(signSecret)));
}

export function isSignedBy(
  { sign }: Pick<Computer, 'sign'>,
  signature: Uint8Array,
  purpose: string,
  ...parts: Uint8Array[]
): boolean {
  try {
    return ed25519.verify(signature, message(purpose, parts), bytesOf(sign));
  } catch {
    return false;
  }
}

/** Returns a new one-time key pair for a letter. */
export function oneTimePair(): { secret: Uint8Array; public: Uint8Array } {
  const pair = x25519.keygen();
  return { secret: pair.secretKey, public: pair.publicKey };
}

/** Returns the key of a letter (X25519, RFC 7748). `undefined` for a public key that is no point of the curve's group. */
export function letterKey(secret: Uint8Array, publicKey: Uint8Array): Uint8Array | undefined {
  try {
    return x25519.getSharedSecret(secret, publicKey);
  } catch {
    return undefined;
  }
}

/** Returns the id of a key of the group. @param key as Base64 */
export function keyIdOf(key: string): string {
  return idOf('countersign key', bytesOf(key));
}

export function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function computerId(sign: Uint8Array, box: Uint8Array): string {
  return idOf('countersign computer', sign, box);
}

function message(purpose: string, parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([Buffer.from(`countersign ${purpose}\0`), ...parts]);
}
