import { useEffect } from 'react';
import { hasModifier } from '../bridge/bridge.ts';
import { isComposing, pressedKey } from '../pieces/pressed-key.ts';

export interface Shortcuts {
  search: () => void;
  scanScreens: () => void;
  openImage: () => void;
  showShortcuts: () => void;
  openSettings: () => void;
  /** Absent if the vault cannot be locked. */
  lock: (() => void) | undefined;
}

/** Handles the shortcuts of the window. Off while a dialog or menu is open. */
export function useShortcuts(shortcuts: Shortcuts, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isComposing(event) || inMenu(event.target)) return;
      const run = shortcutFor(event, shortcuts);
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [shortcuts, enabled]);
}

function shortcutFor(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | undefined {
  if (event.altKey) return undefined;
  const key = pressedKey(event);
  if (hasModifier(event)) {
    if (event.shiftKey) return key === 's' || isSign(event, 'KeyS') ? shortcuts.scanScreens : undefined;
    if (key === 'k') return shortcuts.search;
    if (key === 'o') return shortcuts.openImage;
    // The menu has it, too, but its accelerators do not know the comma of every layout, such as Neo.
    if (key === ',') return shortcuts.openSettings;
    return key === 'l' ? shortcuts.lock : undefined;
  }
  if (event.ctrlKey || event.metaKey || isTextInput(event.target)) return undefined;
  if (key === '/') return shortcuts.search;
  return key === '?' ? shortcuts.showShortcuts : undefined;
}

/** Whether a letter's place writes a sign with Shift, as on a Lao keyboard. A Latin layout has a letter there. */
function isSign({ key, code }: KeyboardEvent, place: string): boolean {
  return code === place && !/[\p{L}\p{M}]/u.test(key);
}

function isTextInput(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

function inMenu(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="menu"]') !== null;
}
