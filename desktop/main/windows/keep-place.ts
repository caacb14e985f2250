/** Reads and writes the main window's place: `window-place.json` in the data folder. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, screen } from 'electron';
import {
  placeOnScreens,
  placeToKeep,
  readPlace,
  shiftOf,
  UNSHIFTED,
  type WindowPlace,
} from './window-place.ts';

/** Moving a window tells many places; the last one is written after this pause, in milliseconds. */
const PAUSE = 500;

/** Milliseconds after which a window manager has placed a window that was shown. */
const SETTLED = 400;

const fileIn = (folder: string) => join(folder, 'window-place.json');

/** Returns the stored place, fitted to the present screens. `undefined` if there is none or it cannot be read. */
export function storedPlace(folder: string): WindowPlace | undefined {
  try {
    const place = readPlace(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    return place && placeOnScreens(place, areas);
  } catch {
    // A place is not worth a message: the window opens where the system puts it.
    return undefined;
  }
}

/**
 * Writes the window's place after each change, at the latest when the window closes.
 *
 * @param known the place that the window was opened at
 */
export function keepPlace(window: BrowserWindow, folder: string, known: WindowPlace | undefined): void {
  let place = known;
  let timer: NodeJS.Timeout | undefined;
  let shift = UNSHIFTED;
  const isFilling = () => window.isMaximized() || window.isFullScreen() || window.isMinimized();
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (window.isDestroyed()) return;
    const maximized = window.isMaximized();
    // The system's “normal” bounds of a window that was opened maximised are those of the screen.
    place = placeToKeep(place, window.getNormalBounds(), { maximized, filling: isFilling(), shift });
    const temporary = `${fileIn(folder)}.tmp`;
    try {
      // Synchronous: the process may end right after its window.
      writeFileSync(temporary, JSON.stringify(place), { mode: 0o600 });
      renameSync(temporary, fileIn(folder));
    } catch {
      // A full disk or a read-only folder costs only the place.
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE);
    timer.unref();
  };
  // Window managers place a window a moment after it is shown. Nobody has moved it by then.
  window.once('show', () => {
    setTimeout(() => {
      if (!window.isDestroyed() && !isFilling()) shift = shiftOf(known, window.getNormalBounds());
    }, SETTLED).unref();
  });
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', () => timer !== undefined && write());
}
