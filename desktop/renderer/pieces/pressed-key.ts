/** Keys of shortcuts, on any keyboard layout and with input methods. */

/** The part of a browser's or React's keyboard event that is needed here. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code'>;

const SPELLINGS: Readonly<Record<string, string>> = { '؟': '?', '？': '?', '／': '/' };

/**
 * Returns the key to compare with a shortcut, letters in lower case. A layout with Latin letters keeps its own: on
 * AZERTY, Ctrl A is the key with an A on it. If the layout writes another script, the key's position on a US keyboard
 * counts, so that Ctrl K works while the user types Cyrillic, Greek, Hebrew, Arabic or Hindi.
 */
export function pressedKey({ key, code }: PressedKey): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter && /^[\p{L}\p{M}]+$/u.test(key) && !/\p{Script=Latin}/u.test(key)) return letter.toLowerCase();
  const spelled = SPELLINGS[key] ?? key;
  return spelled.length === 1 ? spelled.toLowerCase() : spelled;
}

/**
 * Returns whether an input method is composing. Its Enter and arrow keys choose a word and must do nothing here. Takes
 * the browser's own event (React's `nativeEvent`).
 */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'key'>): boolean {
  return event.isComposing || event.key === 'Process';
}
