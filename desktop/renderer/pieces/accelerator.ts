/**
 * Electron accelerators ("CommandOrControl+Alt+K"): read from the keys a person presses, and shown as keys.
 *
 * The system holds a shortcut by what is printed on its key on Linux and Windows, and by the key's place on macOS. So
 * that is what is recorded, and what is shown is always what is printed.
 */
import { useEffect, useState } from 'react';

/** What a key press means for the accelerator. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What each key writes without modifiers, by its place (`KeyY` writes `z` on a QWERTZ keyboard). */
export type KeyboardLayout = ReadonlyMap<string, string>;

/** Why keys cannot be a shortcut: every text needs them, or an accelerator has no name for them. */
export type AcceleratorFault = 'no-modifier' | 'no-name';

const NAMED: Readonly<Record<string, string>> = {
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

/** Signs on a US keyboard, by their places. */
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
 * The accelerator of a key press.
 *
 * @param layout of the keyboard; `undefined` while it is not known
 * @returns `undefined` while only modifiers are held, or for a key that is never part of a shortcut
 */
export function acceleratorOf(
  press: KeyPress,
  layout: KeyboardLayout | undefined,
  mac: boolean,
): { accelerator: string } | { fault: AcceleratorFault } | undefined {
  const key = mac ? keyInPlace(press.code) : printedKey(press, layout);
  if (key === undefined) return undefined;
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

/** What is printed on the key, so that Ctrl Alt Z is recorded where Z is. */
function printedKey({ key, code }: KeyPress, layout: KeyboardLayout | undefined): string | undefined {
  const place = keyInPlace(code);
  // The row of digits is reached by its digits, whatever it writes first; named keys are the same everywhere.
  if (place === undefined || !(/^[A-Z]$/.test(place) || code in SIGNS)) return place;
  // With Alt held the key may write a third sign; then only the layout tells.
  const printed = layout?.get(code) ?? key;
  if (/^[a-z]$/i.test(printed)) return printed.toUpperCase();
  if (Object.values(SIGNS).includes(printed)) return printed;
  if (/^[A-Z]$/.test(place)) return place;
  return layout === undefined ? place : 'no-name';
}

function keyInPlace(code: string): string | undefined {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  if (/^Digit\d$/.test(code)) return code.slice(5);
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code;
  return NAMED[code] ?? SIGNS[code];
}

/** The keys to press, as they are printed, for people. */
export function keysOfAccelerator(
  accelerator: string,
  layout?: KeyboardLayout,
  mac = window.countersign.platform === 'darwin',
): string[] {
  if (accelerator === '') return [];
  const names: Record<string, string> = mac
    ? { CommandOrControl: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' }
    : { CommandOrControl: 'Ctrl', Super: 'Super' };
  const printed = (part: string) => (mac && layout?.get(placeOf(part))?.toUpperCase()) || part;
  return accelerator.split('+').map((part) => names[part] ?? printed(part));
}

function placeOf(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Key${key}`;
  return Object.keys(SIGNS).find((code) => SIGNS[code] === key) ?? key;
}

/**
 * Whether these keys also type a character on many keyboards: Windows takes Ctrl Alt for AltGr, and a shortcut held
 * there would take the character away from every program.
 */
export function isAltGr(accelerator: string, platform = window.countersign.platform): boolean {
  const parts = accelerator.split('+');
  const writes = (parts.at(-1) ?? '').length === 1;
  return platform === 'win32' && writes && ['CommandOrControl', 'Alt'].every((part) => parts.includes(part));
}

/** The keyboard's layout, asked for again when the window gets the focus: people switch. */
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
