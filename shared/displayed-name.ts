/**
 * Characters that change what a reader sees without being seen: controls, line and paragraph separators, everything
 * that Unicode lets a renderer ignore (bidirectional overrides and marks, zero-width spaces, tag characters, Hangul
 * fillers), lone surrogates, private use and noncharacters.
 */
const HIDDEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;

/** Joiners and variation selectors: Persian, Indic scripts, Japanese names and emoji need them, one at a time. */
const JOINING = /\u200C|\u200D|\p{Variation_Selector}/u;
const TOO_MANY_JOINING =
  /\p{Variation_Selector}{2}|(?:\u200C|\u200D)(?:\u200C|\u200D|\p{Variation_Selector})/u;

/** Marks stacked on one letter. No script needs this many; enough of them cover the lines above and below. */
const STACKED = /\p{M}{8}/u;

/** A character that leaves ink. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** What is wrong with a name that is shown to others. */
export type NameFault =
  /** It has no character that can be seen. */
  | 'invisible'
  /** It has hidden characters, which could make it look like another name. */
  | 'hidden-characters';

/**
 * Returns what is wrong with a name that is shown to others; `undefined` for a good one. Names of people, sites,
 * passkeys and accounts all follow this rule, in both programs. Length is checked elsewhere.
 */
export function faultOfName(name: string): NameFault | undefined {
  if (hasHiddenCharacters(name)) return 'hidden-characters';
  return VISIBLE.test(name) ? undefined : 'invisible';
}

/**
 * Returns whether a text has characters that change what a reader sees without being seen.
 *
 * @param options `mayHaveLines`: line ends are allowed, for text of several lines
 */
export function hasHiddenCharacters(text: string, { mayHaveLines = false } = {}): boolean {
  const line = mayHaveLines ? text.replaceAll('\n', ' ') : text;
  const hidden = line.match(HIDDEN)?.some((character) => !JOINING.test(character)) ?? false;
  return hidden || TOO_MANY_JOINING.test(line) || STACKED.test(line);
}

/** Returns a name without its hidden characters, for a name that somebody else wrote and that must be shown all the same. */
export function shownName(name: string): string {
  if (!hasHiddenCharacters(name)) return name;
  return name
    .replace(HIDDEN, (character) => (/\s/u.test(character) ? ' ' : ''))
    .replaceAll(/\p{M}{8,}/gu, '')
    .trim();
}
