/** Drawing a region: a sheet of glass over each display, until a rectangle is drawn on one or Escape is pressed. */
import { BrowserWindow, type Display, screen } from 'electron';
import { REGION_PAGE } from '../windows/app-scheme.ts';
import { safeWebPreferences } from '../windows/lock-down.ts';
import { PRELOAD } from '../windows/page-window.ts';

/** In the display's own density-independent pixels, from its top left. */
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

  /** @returns `undefined` when it was left without drawing */
  choose(): Promise<ChosenRegion | undefined> {
    this.end(undefined);
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#sheets = screen.getAllDisplays().map((display) => this.#cover(display));
    });
  }

  /** Closes the sheets. A second answer changes nothing. */
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
      // macOS keeps ordinary windows out of the menu bar's strip.
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
    // Closed by the system: there is no way left to answer on this one.
    sheet.once('closed', () => {
      if (this.#sheets.includes(sheet)) this.end(undefined);
    });
    void sheet.loadURL(`${REGION_PAGE}?display=${id}`);
    return sheet;
  }
}
