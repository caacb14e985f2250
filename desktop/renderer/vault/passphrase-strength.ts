/** Shortest passphrase taken, in characters (NIST SP 800-63B §3.1.1.2 asks for at least eight). */
export const SHORTEST_PASSPHRASE = 8;

export interface PassphraseStrength {
  level: 'none' | 'short' | 'fair' | 'good';
  /** What to know or do, for people. */
  sentence: string;
}

/**
 * Judges a new passphrase by its length alone: length is what resists guessing, and rules about digits and symbols
 * are known to make people choose worse ones (NIST SP 800-63B §3.1.1.2).
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const length = [...passphrase].length;
  if (length === 0)
    return { level: 'none', sentence: 'Four or more unrelated words are strong and easy to type.' };
  if (length < SHORTEST_PASSPHRASE) {
    return {
      level: 'short',
      sentence: `Too short: use at least ${SHORTEST_PASSPHRASE} characters. Whoever copies the file can guess without limit.`,
    };
  }
  if (length < 16) return { level: 'fair', sentence: 'Fair. A few more words make guessing hopeless.' };
  return { level: 'good', sentence: 'Good. Long enough to resist guessing.' };
}

/** What keeps a new passphrase from being used, by field. Empty when nothing does. */
export function passphraseFaults(
  passphrase: string,
  repeated: string,
): { passphrase?: string; repeated?: string } {
  if (passphrase === '') return { passphrase: 'Choose a passphrase.' };
  const strength = passphraseStrength(passphrase);
  if (strength.level === 'short') return { passphrase: strength.sentence };
  if (repeated !== passphrase) {
    return { repeated: 'The two passphrases differ. Type the same one again.' };
  }
  return {};
}
