/**
 * Computes an HMAC and returns every value in between (RFC 2104 §2). `explain.ts` uses the library's HMAC. This is the
 * same function with its two hashes shown. A property test checks that both always agree.
 */
import { HASHES } from './hashes.ts';
import type { Algorithm } from './key-uri.ts';

/** Every value from a key and a message to an HMAC, in order. The key and the pads are secret. */
export interface HmacExplanation {
  /** K': the key, filled with zeros to one block of the hash: 64 bytes for SHA1 and SHA256, 128 for SHA512. */
  block: Uint8Array;
  /** Whether the key was longer than a block, so that its hash took its place. */
  isKeyHashed: boolean;
  /** K' XOR 36 in every byte. */
  innerPad: Uint8Array;
  /** H(innerPad, message). */
  inner: Uint8Array;
  /** K' XOR 5c in every byte. */
  outerPad: Uint8Array;
  /** H(outerPad, inner): the HMAC. */
  outer: Uint8Array;
}

/** The bytes of the two pads (RFC 2104 §2). They differ in half of their bits. */
export const IPAD = 0x36;
export const OPAD = 0x5c;

/** Computes an HMAC and returns every value in between. */
export function explainHmac(algorithm: Algorithm, key: Uint8Array, message: Uint8Array): HmacExplanation {
  const hash = HASHES[algorithm];
  const isKeyHashed = key.length > hash.blockLen;
  const block = new Uint8Array(hash.blockLen);
  block.set(isKeyHashed ? hash(key) : key);
  const innerPad = block.map((byte) => byte ^ IPAD);
  const outerPad = block.map((byte) => byte ^ OPAD);
  const inner = hash(joined(innerPad, message));
  return { block, isKeyHashed, innerPad, inner, outerPad, outer: hash(joined(outerPad, inner)) };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
