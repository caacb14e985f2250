/** Minimum length of a passphrase, in characters (NIST SP 800-63B §3.1.1.2 requires at least eight). */
export const SHORTEST_PASSPHRASE = 8;

/** Each value has a text under `passphrase`. */
export type PassphraseStrength = 'none' | 'short' | 'fair' | 'good';

/**
 * Rates a new passphrase by its length alone. Length resists guessing; rules about digits and symbols lead to weaker
 * choices (NIST SP 800-63B §3.1.1.2).
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const length = [...passphrase].length;
  if (length === 0) return 'none';
  if (length < SHORTEST_PASSPHRASE) return 'short';
  return length < 16 ? 'fair' : 'good';
}

/** Returns why a new passphrase cannot be used, by field, as text keys. Empty if it can be used. */
export function passphraseFaults(
  passphrase: string,
  repeated: string,
): { passphrase?: 'choose' | 'short'; repeated?: 'differ' } {
  if (passphrase === '') return { passphrase: 'choose' };
  if (passphraseStrength(passphrase) === 'short') return { passphrase: 'short' };
  return repeated === passphrase ? {} : { repeated: 'differ' };
}
