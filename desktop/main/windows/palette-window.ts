import { BrowserWindow, screen } from 'electron';
import { MINUTE } from '../../../shared/durations.ts';
import type { PaletteOpening } from '../../ipc/palette.ts';
import { PALETTE_PAGE } from './app-scheme.ts';
import { safeWebPreferences } from './lock-down.ts';
import { groundColour, PRELOAD, showOnceReady } from './page-window.ts';
import { roundedShape } from './rounded-shape.ts';
import { zoomByKeys } from './zoom-keys.ts';

const SIZE = { width: 560, height: 400 };
/** An unused palette is closed after this time, in milliseconds. It needs as much memory as a page. */
const KEPT_FOR = 2 * MINUTE;

/** The palette: a small window above all others, visible while it has the focus. */
export class PaletteWindow {
  readonly #developing: boolean;
  readonly #prepare: (window: BrowserWindow) => void;
  #window: BrowserWindow | undefined;
  #opening: PaletteOpening = { query: '' };
  #giveBack: NodeJS.Timeout | undefined;

  /** @param prepare applies the settings to a window, such as content protection */
  constructor(developing: boolean, prepare: (window: BrowserWindow) => void) {
    this.#developing = developing;
    this.#prepare = prepare;
  }

  /** Returns once what the palette was opened for. */
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
      // On macOS a panel does not bring the other windows of the app to the front.
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
      webPreferences: { ...safeWebPreferences(PRELOAD, this.#developing), v8CacheOptions: 'bypassHeatCheck' },
    });
    this.#window = window;
    this.#prepare(window);
    zoomByKeys(window);
    window.on('blur', () => this.close());
    window.on('closed', () => {
      clearTimeout(this.#giveBack);
      this.#window = undefined;
    });
    showOnceReady(window, () => this.#show(window));
    void window.loadURL(PALETTE_PAGE);
  }

  /** Makes the window as high as its page. Its top stays where it is. @param height in density-independent pixels */
  fit(height: number): void {
    const { width } = SIZE;
    const window = this.#window;
    if (!window) return;
    window.setBounds({ ...window.getBounds(), width, height });
    // A transparent window would need a compositor, which not every X11 desktop has.
    if (process.platform === 'linux') window.setShape(roundedShape(width, height));
  }

  close(): void {
    if (!this.#window?.isVisible()) return;
    this.#window.hide();
    this.#giveBack = setTimeout(() => this.#window?.destroy(), KEPT_FOR);
    this.#giveBack.unref();
  }

  /** Closes the window immediately, because after locking no page may have a code. */
  forget(): void {
    this.#opening = { query: '' };
    this.#window?.destroy();
  }

  /** Shows the window in the upper third of the display with the pointer. */
  #show(window: BrowserWindow): void {
    const { x, y, width, height } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;
    window.setPosition(Math.round(x + (width - SIZE.width) / 2), Math.round(y + (height - SIZE.height) / 3));
    window.show();
    window.focus();
  }
}
