/** The keys that zoom a page, on any keyboard layout. */
import type { BrowserWindow, Input } from 'electron';

type Zoom = 'in' | 'out' | 'reset';
type ZoomKey = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt'>;

/** How much one step changes the zoom level, as in the menu. */
const STEP = 0.5;

const SIGNS: Readonly<Record<string, Zoom>> = { '+': 'in', '=': 'in', '-': 'out', '−': 'out', '0': 'reset' };
const PLACES: Readonly<Record<string, Zoom>> = { Equal: 'in', Minus: 'out', Digit0: 'reset' };

/**
 * Returns what a pressed key does to the zoom. The sign on the key counts, on the keypad too. The menu's accelerators
 * know only the key that has a plus without Shift. If the layout has another script or sign on a key, its position on a
 * US keyboard counts; a Latin letter there is a key of its own.
 */
export function zoomOf({ type, key, code, control, meta, alt }: ZoomKey, platform: string): Zoom | undefined {
  const isHeld = platform === 'darwin' ? meta && !control : control && !meta;
  if (type !== 'keyDown' || !isHeld || alt) return undefined;
  return SIGNS[key] ?? (/\p{Script=Latin}/u.test(key) && key.length === 1 ? undefined : PLACES[code]);
}

/** Zooms a window's page by keys. */
export function zoomByKeys({ webContents }: BrowserWindow): void {
  webContents.on('before-input-event', (event, input) => {
    const zoom = zoomOf(input, process.platform);
    if (zoom === undefined) return;
    // Neither the page nor the menu gets the keys.
    event.preventDefault();
    const level = webContents.getZoomLevel();
    webContents.setZoomLevel(zoom === 'reset' ? 0 : level + (zoom === 'in' ? STEP : -STEP));
  });
}
