/** Reads and writes the main window's place: `window-place.json` in the data folder. */
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserWindow, screen } from 'electron';
import { placeOnScreens, readPlace, type WindowPlace } from './window-place.ts';

/** Moving a window tells many places; the last one is written after this pause, in milliseconds. */
const PAUSE = 500;

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

/** Writes the window's place after each change. */
export function keepPlace(window: BrowserWindow, folder: string): void {
  let timer: NodeJS.Timeout | undefined;
  const write = async () => {
    const place: WindowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    const temporary = `${fileIn(folder)}.tmp`;
    await writeFile(temporary, JSON.stringify(place), { mode: 0o600 });
    await rename(temporary, fileIn(folder));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A full disk or a read-only folder costs only the place.
      if (!window.isDestroyed()) void write().catch(() => undefined);
    }, PAUSE);
    timer.unref();
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
}
