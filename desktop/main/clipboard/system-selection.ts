/** The primary selection of Linux: what was marked last, for the middle mouse button. Copying a code fills it, too. */
import type { TextPlace } from './clipboard.ts';

/** Electron's clipboard. `selection` exists since Electron 44; before, each call names the place. */
export interface ClipboardOfRuntime {
  selection?: TextPlace | undefined;
  readText(type?: 'selection'): string | Promise<string>;
  clear(type?: 'selection'): void | Promise<void>;
}

/** Returns the primary selection. `undefined` on systems without one. */
export function systemSelection(clipboard: ClipboardOfRuntime, platform: string): TextPlace | undefined {
  // Elsewhere the older calls would name the clipboard itself.
  if (platform !== 'linux') return undefined;
  return (
    clipboard.selection ?? {
      readText: () => clipboard.readText('selection'),
      clear: () => clipboard.clear('selection'),
    }
  );
}
