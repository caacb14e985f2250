/** What a key press means for a shortcut, on any keyboard layout and with an input method. */

/** The part of a keyboard event this needs, of the browser or of React. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code'>;

const SPELLINGS: Readonly<Record<string, string>> = { '؟': '?', '？': '?', '／': '/' };

/**
 * Returns the key to compare with a shortcut, letters in lower case. A layout's own Latin letters count where it has
 * them: Ctrl A of AZERTY is the key with an A on it. Where the layout writes another script, the key in the same place
 * of a US keyboard counts, so that Ctrl K works while Cyrillic, Greek, Hebrew, Arabic or Hindi is typed.
 */
export function pressedKey({ key, code }: PressedKey): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter && /^[\p{L}\p{M}]+$/u.test(key) && !/\p{Script=Latin}/u.test(key)) return letter.toLowerCase();
  const spelled = SPELLINGS[key] ?? key;
  return spelled.length === 1 ? spelled.toLowerCase() : spelled;
}

/**
 * Returns whether an input method is still composing: its Enter and arrows choose a word, and mean nothing here. Takes
 * the browser's own event; React's has it as `nativeEvent`.
 */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'key'>): boolean {
  return event.isComposing || event.key === 'Process';
}
