/**
 * Electron accelerators ("CommandOrControl+Alt+K"): read from pressed keys, and shown as keys.
 *
 * Linux and Windows register a shortcut by the character on the key, macOS by the key's position. The same is recorded
 * here. Users always see the character on the key.
 */
import { useEffect, useState } from 'react';

/** The parts of a keyboard event that the accelerator needs. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The character of each key without modifiers, by position: `KeyY` is `z` on a QWERTZ keyboard. */
export type KeyboardLayout = ReadonlyMap<string, string>;

/** Why keys cannot be a shortcut: they are needed for typing, or accelerators have no name for them. */
export type AcceleratorFault = 'no-modifier' | 'no-name';

/** Keys that only change others, and those that a field needs: never the last key of a shortcut. */
const NEVER =
  /^(?:(?:Control|Shift|Alt|Meta|OS)(?:Left|Right)|CapsLock|NumLock|ScrollLock|Fn|FnLock|Escape|Tab|)$/;

const NAMED: Readonly<Record<string, string>> = {
  Backspace: 'Backspace',
  Delete: 'Delete',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
  Space: 'Space',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
};

/** What is printed on keys of the keypad, by their names in accelerators. */
const KEYPAD: Readonly<Record<string, string>> = {
  numadd: 'Num +',
  numsub: 'Num -',
  nummult: 'Num *',
  numdiv: 'Num /',
  numdec: 'Num .',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [`num${digit}`, `Num ${digit}`])),
};

/** The characters of a US keyboard that are not letters or digits, by position. */
const SIGNS: Readonly<Record<string, string>> = {
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
};

/**
 * Returns the accelerator of a key press.
 *
 * @param layout `undefined` if it is unknown
 * @returns `undefined` while only modifiers are pressed, and for keys that have a meaning in the field
 */
export function acceleratorOf(
  press: KeyPress,
  layout: KeyboardLayout | undefined,
  mac: boolean,
): { accelerator: string } | { fault: AcceleratorFault } | undefined {
  if (NEVER.test(press.code) || press.key === 'AltGraph') return undefined;
  const key = (mac ? keyInPlace(press.code) : printedKey(press, layout)) ?? 'no-name';
  if (key === 'no-name') return { fault: key };
  const modifiers = [
    ...((mac ? press.metaKey : press.ctrlKey) ? ['CommandOrControl'] : []),
    ...(mac && press.ctrlKey ? ['Control'] : []),
    ...(!mac && press.metaKey ? ['Super'] : []),
    ...(press.altKey ? ['Alt'] : []),
  ];
  if (modifiers.length === 0 && !/^F\d/.test(key)) return { fault: 'no-modifier' };
  return { accelerator: [...modifiers, ...(press.shiftKey ? ['Shift'] : []), key].join('+') };
}

/** Returns the character on the key, so that Ctrl Alt Z is recorded on the key with a Z. */
function printedKey({ key, code }: KeyPress, layout: KeyboardLayout | undefined): string | undefined {
  const place = keyInPlace(code);
  // Digits keep their position: AZERTY needs Shift to type them. Named keys are the same on every layout.
  if (place === undefined || !(/^[A-Z]$/.test(place) || code in SIGNS)) return place;
  // With Alt, the key may type another character. Then only the layout is right.
  const printed = layout?.get(code) ?? key;
  if (/^[a-z]$/i.test(printed)) return printed.toUpperCase();
  if (Object.values(SIGNS).includes(printed)) return printed;
  if (/^[A-Z]$/.test(place)) return place;
  return layout === undefined ? place : 'no-name';
}

function keyInPlace(code: string): string | undefined {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  if (/^Digit\d$/.test(code)) return code.slice(5);
  if (/^Numpad\d$/.test(code)) return `num${code.slice(6)}`;
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code;
  return NAMED[code] ?? SIGNS[code];
}

/** Returns the names of the keys to press, as shown to users. */
export function keysOfAccelerator(
  accelerator: string,
  layout?: KeyboardLayout,
  mac = window.countersign.platform === 'darwin',
): string[] {
  if (accelerator === '') return [];
  const names: Record<string, string> = mac
    ? { CommandOrControl: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' }
    : { CommandOrControl: 'Ctrl', Super: 'Super' };
  Object.assign(names, KEYPAD);
  const printed = (part: string) => (mac && layout?.get(placeOf(part))?.toUpperCase()) || part;
  return accelerator.split('+').map((part) => names[part] ?? printed(part));
}

function placeOf(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Key${key}`;
  return Object.keys(SIGNS).find((code) => SIGNS[code] === key) ?? key;
}

/**
 * Returns whether these keys also type a character on many keyboards. Windows takes Ctrl Alt as AltGr, so such a
 * shortcut would take the character away from every program.
 */
export function isAltGr(accelerator: string, platform = window.countersign.platform): boolean {
  const parts = accelerator.split('+');
  const writes = (parts.at(-1) ?? '').length === 1;
  return platform === 'win32' && writes && ['CommandOrControl', 'Alt'].every((part) => parts.includes(part));
}

/** Returns the keyboard's layout. Reads it again when the window gets the focus, since users switch layouts. */
export function useKeyboardLayout(): KeyboardLayout | undefined {
  const [layout, setLayout] = useState<KeyboardLayout>();
  useEffect(() => {
    let current = true;
    const read = async () => {
      const map = await keyboard()
        ?.getLayoutMap()
        .catch(() => undefined);
      if (current) setLayout(map);
    };
    void read();
    window.addEventListener('focus', read);
    return () => {
      current = false;
      window.removeEventListener('focus', read);
    };
  }, []);
  return layout;
}

/** Chromium's Keyboard Map, which TypeScript's DOM does not name: https://wicg.github.io/keyboard-map/. */
function keyboard(): { getLayoutMap: () => Promise<KeyboardLayout> } | undefined {
  return (navigator as { keyboard?: { getLayoutMap: () => Promise<KeyboardLayout> } }).keyboard;
}
