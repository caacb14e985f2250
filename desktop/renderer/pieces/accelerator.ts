/** Electron accelerators ("CommandOrControl+Alt+K"): read from pressed keys, and shown as keys. */

/** The parts of a keyboard event that the accelerator needs. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const NAMED: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/**
 * Returns the accelerator of a key press.
 *
 * @returns `undefined` while only modifiers are pressed; `'no-modifier'` for a key that is needed for typing
 */
export function acceleratorOf(press: KeyPress, mac: boolean): string | 'no-modifier' | undefined {
  const key = keyOf(press.code);
  if (key === undefined) return undefined;
  const modifiers = [
    ...((mac ? press.metaKey : press.ctrlKey) ? ['CommandOrControl'] : []),
    ...(mac && press.ctrlKey ? ['Control'] : []),
    ...(!mac && press.metaKey ? ['Super'] : []),
    ...(press.altKey ? ['Alt'] : []),
  ];
  if (modifiers.length === 0 && !/^F\d/.test(key)) return 'no-modifier';
  return [...modifiers, ...(press.shiftKey ? ['Shift'] : []), key].join('+');
}

/** Uses the key's position, so that Alt and other keyboard layouts do not change the name. */
function keyOf(code: string): string | undefined {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  if (/^Digit\d$/.test(code)) return code.slice(5);
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code;
  return NAMED[code];
}

/** Returns the names of the keys to press, as shown to users. */
export function keysOfAccelerator(
  accelerator: string,
  mac = window.countersign.platform === 'darwin',
): string[] {
  if (accelerator === '') return [];
  const names: Record<string, string> = mac
    ? { CommandOrControl: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' }
    : { CommandOrControl: 'Ctrl', Super: 'Super' };
  return accelerator.split('+').map((part) => names[part] ?? part);
}
