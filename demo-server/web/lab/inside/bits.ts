/** Bits for the stations: reading, flipping, counting. Bit 0 is the highest bit of the first byte. */

/** Returns the bits of bytes, each 0 or 1. */
export function bitsOf(bytes: Uint8Array): (0 | 1)[] {
  return Array.from({ length: bytes.length * 8 }, (_, place) => bitAt(bytes, place));
}

/** Returns the bytes with one bit changed. */
export function withFlippedBit(bytes: Uint8Array, place: number): Uint8Array<ArrayBuffer> {
  const flipped = Uint8Array.from(bytes);
  const at = Math.floor(place / 8);
  flipped[at] = (flipped[at] ?? 0) ^ (0x80 >> (place % 8));
  return flipped;
}

/** Returns the places of the bits in which two values of the same length differ. */
export function differingBits(a: Uint8Array, b: Uint8Array): number[] {
  return bitsOf(a).flatMap((bit, place) => (bit === bitAt(b, place) ? [] : [place]));
}

function bitAt(bytes: Uint8Array, place: number): 0 | 1 {
  return (((bytes[Math.floor(place / 8)] ?? 0) >> (7 - (place % 8))) & 1) as 0 | 1;
}
