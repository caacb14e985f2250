import { BrowserWindow, screen } from 'electron';
import { MINUTE } from '../../../shared/durations.ts';
import type { PaletteOpening } from '../../ipc/palette.ts';
import { PALETTE_PAGE } from './app-scheme.ts';
import { safeWebPreferences } from './lock-down.ts';
import { groundColour, PRELOAD, showOnceReady } from './page-window.ts';

const SIZE = { width: 560, height: 400 };
/** A palette not used for this long is given back, in milliseconds: it costs as much memory as a page does. */
const KEPT_FOR = 2 * MINUTE;

/** The palette: a small window over everything else, there while it has the focus. */
export class PaletteWindow {
  readonly #developing: boolean;
  readonly #prepare: (window: BrowserWindow) => void;
  #window: BrowserWindow | undefined;
  #opening: PaletteOpening = { query: '' };
  #giveBack: NodeJS.Timeout | undefined;

  /** @param prepare what the settings ask of each window, such as content protection */
  constructor(developing: boolean, prepare: (window: BrowserWindow) => void) {
    this.#developing = developing;
    this.#prepare = prepare;
  }

  /** What it was opened for, told once. */
  opening(): PaletteOpening {
    const opening = this.#opening;
    this.#opening = { query: '' };
    return opening;
  }

  open(opening: PaletteOpening = { query: '' }): void {
    this.#opening = opening;
    clearTimeout(this.#giveBack);
    if (this.#window) {
      this.#window.webContents.send('countersign:event', 'palette:open', undefined);
      this.#show(this.#window);
      return;
    }
    const window = new BrowserWindow({
      ...SIZE,
      title: 'Countersign',
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      backgroundColor: groundColour(),
      // A panel does not pull the other windows of the app to the front on macOS.
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
      webPreferences: { ...safeWebPreferences(PRELOAD, this.#developing), v8CacheOptions: 'bypassHeatCheck' },
    });
    this.#window = window;
    this.#prepare(window);
    window.on('blur', () => this.close());
    window.on('closed', () => {
      clearTimeout(this.#giveBack);
      this.#window = undefined;
    });
    showOnceReady(window, () => this.#show(window));
    void window.loadURL(PALETTE_PAGE);
  }

  close(): void {
    if (!this.#window?.isVisible()) return;
    this.#window.hide();
    this.#giveBack = setTimeout(() => this.#window?.destroy(), KEPT_FOR);
    this.#giveBack.unref();
  }

  /** Gives the window back at once: at a lock no page may remember a code. */
  forget(): void {
    this.#opening = { query: '' };
    this.#window?.destroy();
  }

  /** On the screen the person looks at, which is where the pointer is; in its upper third. */
  #show(window: BrowserWindow): void {
    const { x, y, width, height } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;
    window.setPosition(Math.round(x + (width - SIZE.width) / 2), Math.round(y + (height - SIZE.height) / 3));
    window.show();
    window.focus();
  }
}
