/**
 * Places where a long name may break. Electron has no hyphenation dictionaries, so `hyphens: auto` breaks nothing, and a
 * long word was cut anywhere and without a hyphen.
 */

const SOFT_HYPHEN = '\u00AD';

/** Shorter words fit on a line. */
const FEWEST_LETTERS = 12;
const LONG_WORD = new RegExp(`\\p{Script=Latin}{${FEWEST_LETTERS},}`, 'gu');

/** Letters on each side of a hyphen. */
const FEWEST = 3;

const VOWEL = /[aeiouyäöüàáâãåæèéêëìíîïòóôõøœùúûýąęėįųūėőűıů]/iu;
/** Consonants that are one sound, and stay together. */
const ONE_SOUND = /(?:sch|ch|ck|ph|th|sh|qu|gh|rh|.)$/iu;

/**
 * Returns the name with soft hyphens in its long words. One consonant begins the next syllable, as in German: Kran-ken-
 * ver-si-che-rung. That is nearly right in other languages of the Latin script, and better than a break anywhere.
 */
export function withSoftHyphens(name: string): string {
  return name.length < FEWEST_LETTERS ? name : name.replace(LONG_WORD, hyphenated);
}

function hyphenated(word: string): string {
  const letters = [...word];
  const isVowel = (at: number) => VOWEL.test(letters[at] ?? '');
  let result = '';
  let from = 0;
  for (let at = FEWEST; at <= letters.length - FEWEST; at += 1) {
    // A vowel after consonants: its syllable begins with the last of their sounds.
    if (!isVowel(at) || isVowel(at - 1)) continue;
    const before = letters.slice(from, at).join('');
    const start = at - (ONE_SOUND.exec(before)?.[0].length ?? 1);
    const hasSyllable = letters.slice(from, start).some((letter) => VOWEL.test(letter));
    if (!hasSyllable || start < FEWEST) continue;
    result += letters.slice(from, start).join('') + SOFT_HYPHEN;
    from = start;
  }
  return result + letters.slice(from).join('');
}

/** Returns the parts of a name between which a line may end without a hyphen: after the signs of an address. */
export function partsOfName(name: string): string[] {
  return name.split(/(?<=[@._/])(?=[^\s@._/])/u);
}
