/** Drawing a region: a transparent window over each display, until the user draws a rectangle or presses Escape. */
import { BrowserWindow, type Display, screen } from 'electron';
import { REGION_PAGE } from '../windows/app-scheme.ts';
import { safeWebPreferences } from '../windows/lock-down.ts';
import { PRELOAD } from '../windows/page-window.ts';

/** In density-independent pixels of the display, from its top left. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface ChosenRegion {
  displayId: number;
  area: Area;
}

export class RegionOverlay {
  readonly #developing: boolean;
  #sheets: BrowserWindow[] = [];
  #settle: ((chosen: ChosenRegion | undefined) => void) | undefined;

  constructor(developing: boolean) {
    this.#developing = developing;
  }

  /** Opens the windows. @returns the region, or `undefined` if the user leaves without drawing */
  choose(): Promise<ChosenRegion | undefined> {
    this.end(undefined);
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#sheets = screen.getAllDisplays().map((display) => this.#cover(display));
    });
  }

  /** Closes the windows. A second call has no effect. */
  end(chosen: ChosenRegion | undefined): void {
    const settle = this.#settle;
    this.#settle = undefined;
    for (const sheet of this.#sheets.splice(0)) sheet.destroy();
    settle?.(chosen);
  }

  #cover({ id, bounds }: Display): BrowserWindow {
    const sheet = new BrowserWindow({
      ...bounds,
      title: 'Countersign',
      show: false,
      frame: false,
      transparent: true,
      resizable: false,
      movable: false,
      minimizable: false,
      maximizable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // Otherwise macOS keeps the window below the menu bar.
      enableLargerThanScreen: true,
      hasShadow: false,
      webPreferences: safeWebPreferences(PRELOAD, this.#developing),
    });
    sheet.setAlwaysOnTop(true, 'screen-saver');
    sheet.once('ready-to-show', () => {
      sheet.setBounds(bounds);
      sheet.show();
      sheet.focus();
    });
    // The system closed it, so the user cannot draw on it any more.
    sheet.once('closed', () => {
      if (this.#sheets.includes(sheet)) this.end(undefined);
    });
    void sheet.loadURL(`${REGION_PAGE}?display=${id}`);
    return sheet;
  }
}
