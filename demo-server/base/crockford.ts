/** Crockford's Base32, without I, L, O and U, which are easily confused. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Returns one symbol for the lower five bits of each byte. */
export function crockfordSymbols(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** Returns eight symbols in two groups, as people read them: `7K2M-X9QD`. */
export function inTwoGroups(symbols: string): string {
  return `${symbols.slice(0, 4)}-${symbols.slice(4)}`;
}
