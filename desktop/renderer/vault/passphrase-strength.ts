/** Shortest passphrase taken, in characters (NIST SP 800-63B §3.1.1.2 asks for at least eight). */
export const SHORTEST_PASSPHRASE = 8;

/** Each has its sentence in the texts, under `passphrase`. */
export type PassphraseStrength = 'none' | 'short' | 'fair' | 'good';

/**
 * Judges a new passphrase by its length alone: length is what resists guessing, and rules about digits and symbols
 * are known to make people choose worse ones (NIST SP 800-63B §3.1.1.2).
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const length = [...passphrase].length;
  if (length === 0) return 'none';
  if (length < SHORTEST_PASSPHRASE) return 'short';
  return length < 16 ? 'fair' : 'good';
}

/** What keeps a new passphrase from being used, by field, as keys of the texts. Empty when nothing does. */
export function passphraseFaults(
  passphrase: string,
  repeated: string,
): { passphrase?: 'choose' | 'short'; repeated?: 'differ' } {
  if (passphrase === '') return { passphrase: 'choose' };
  if (passphraseStrength(passphrase) === 'short') return { passphrase: 'short' };
  return repeated === passphrase ? {} : { repeated: 'differ' };
}
