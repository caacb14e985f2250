import { Refusal } from '../base/refusal.ts';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../contract/index.ts';
import { isCommonPassword } from './common-passwords.ts';
import { normalisePassword } from './password.ts';

/** What a site is called. */
export interface SiteNames {
  /** The site's name. */
  issuer: string;
  /** The origin that people reach it at. */
  baseUrl: () => string;
}

/** Whose password it is. */
export interface PasswordOwner {
  email: string;
  name: string;
}

/** Longest password that is looked at for repetition, in characters. Nobody tries longer ones. */
const LONGEST_PATTERN = 32;
/** Longest part that is looked at as what a password repeats. */
const LONGEST_UNIT = 4;
/** Fewest letters that a password must have besides what is known about the account. */
const LEAST_OWN = 4;

/**
 * Refuses a new password that is too short, too long, or among the first that an attacker tries (NIST SP 800-63B-4
 * §3.1.1.2). There are no rules about kinds of characters: they make passwords worse. Length is counted in code points.
 *
 * @throws Refusal
 */
export function assertSuitablePassword(password: string, site: SiteNames, owner: PasswordOwner): void {
  const text = normalisePassword(password);
  const { length } = [...text];
  if (length < MIN_PASSWORD_LENGTH) throw new Refusal('PASSWORD_TOO_SHORT');
  if (length > MAX_PASSWORD_LENGTH) throw new Refusal('PASSWORD_TOO_LONG');
  const lower = text.toLowerCase();
  if (isPersonal(lower, wordsOf(site, owner))) throw new Refusal('PASSWORD_TOO_PERSONAL');
  if (isCommon(lower)) throw new Refusal('PASSWORD_TOO_COMMON');
}

/** Returns whether a password is in the lists, in a spelling that attackers derive from them, or one short pattern. */
function isCommon(lower: string): boolean {
  const spellings = [lower, lettersOf(lower)];
  // “dragon2024!” is “dragon” to whoever has a list.
  const cores = spellings.map(coreOf).filter(({ length }) => length >= LEAST_OWN);
  return isPattern(lower) || [...new Set([...spellings, ...cores])].some(isCommonPassword);
}

/** Returns whether almost nothing is left of a password without the site's and the account's own words. */
function isPersonal(lower: string, words: readonly string[]): boolean {
  return [lower, lettersOf(lower)].map(squashed).some((spelling) => {
    let own = spelling;
    for (const word of words) own = own.replaceAll(word, '');
    return own !== spelling && own.replaceAll(/\d/g, '').length < LEAST_OWN;
  });
}

/** The words that are known about an account, the longest first, so that none hides in another. */
function wordsOf({ issuer, baseUrl }: SiteNames, { email, name }: PasswordOwner): string[] {
  const texts = [issuer, new URL(baseUrl()).hostname, email, name, 'countersign'];
  const words = texts
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => squashed(word.normalize('NFKC').toLowerCase()));
  // Two letters are in every second password.
  return [...new Set(words)].filter(({ length }) => length > 2).sort((a, b) => b.length - a.length);
}

/** Without what people put between letters. */
function squashed(lower: string): string {
  return lower.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Without the digits and signs around it that people add when they are asked for some. */
function coreOf(lower: string): string {
  return lower.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
}

/** With the letters that digits and signs stand for, as in “p4ssw0rd”. */
function lettersOf(lower: string): string {
  const letters: Record<string, string> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
    '!': 'i',
  };
  return lower.replaceAll(/[013457@$!]/g, (sign) => letters[sign] ?? sign);
}

/** Returns whether a password repeats one short part, or counts up or down. */
function isPattern(lower: string): boolean {
  const characters = [...lower];
  if (characters.length > LONGEST_PATTERN) return false;
  for (let unit = 1; unit <= LONGEST_UNIT; unit += 1)
    if (characters.every((character, at) => character === characters[at % unit])) return true;
  const steps = characters
    .slice(1)
    .map((character, at) => (character.codePointAt(0) ?? 0) - (characters[at]?.codePointAt(0) ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
