/** The main window's place on the screens, kept from one start to the next. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The place as stored, in density-independent pixels. A maximised window keeps the place it returns to. */
export interface WindowPlace extends Rectangle {
  maximized: boolean;
}

/** Returns the place in a parsed file, or `undefined`. Written without zod, which the first window does not wait for. */
export function readPlace(stored: unknown): WindowPlace | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { x, y, width, height, maximized } = stored as Record<string, unknown>;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined;
  return width > 0 && height > 0 ? { x, y, width, height, maximized: maximized === true } : undefined;
}

/** What window managers add when they place a window anew, in pixels: its border. Nobody moves a window so little. */
const BORDER = 4;

/** The largest shift, in pixels: a title bar on a screen of high resolution. More is another place, such as a tile. */
const MOST_SHIFT = 64;

/** No shift. */
export const UNSHIFTED: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

/**
 * Returns how far the window manager put a window from where it was asked for. Some count their border once more at
 * each start, so without this each start would move the window further.
 *
 * @param asked the place that the window was opened at; `undefined` if the system chose it
 * @param shown its bounds after the window manager placed it
 */
export function shiftOf(asked: Rectangle | undefined, shown: Rectangle): Rectangle {
  if (asked === undefined) return UNSHIFTED;
  const shift = {
    x: shown.x - asked.x,
    y: shown.y - asked.y,
    width: shown.width - asked.width,
    height: shown.height - asked.height,
  };
  return Object.values(shift).every((pixels) => Math.abs(pixels) <= MOST_SHIFT) ? shift : UNSHIFTED;
}

/**
 * Returns the place to store. A maximised window keeps the place that it returns to, and a window that only its borders
 * moved stays where it was, or each start would move it further.
 *
 * @param known the stored place
 * @param bounds the window's present bounds
 * @param shift what the window manager adds to a place that it is asked for
 */
export function placeToKeep(
  known: WindowPlace | undefined,
  bounds: Rectangle,
  { maximized, filling, shift = UNSHIFTED }: { maximized: boolean; filling: boolean; shift?: Rectangle },
): WindowPlace {
  const now = {
    x: bounds.x - shift.x,
    y: bounds.y - shift.y,
    width: bounds.width - shift.width,
    height: bounds.height - shift.height,
  };
  const isSame =
    known !== undefined &&
    (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(known[side] - now[side]) <= BORDER);
  return { ...(known !== undefined && (filling || isSame) ? known : now), maximized };
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= 100_000;
}

/**
 * Returns the place moved and shrunk into the screen that shows most of it, since screens come and go.
 *
 * @param areas the screens without their panels
 * @returns `undefined` if no screen shows any of it
 */
export function placeOnScreens<T extends Rectangle>(place: T, areas: readonly Rectangle[]): T | undefined {
  let best: { area: Rectangle; shown: number } | undefined;
  for (const area of areas) {
    const shown =
      overlap(place.x, place.width, area.x, area.width) * overlap(place.y, place.height, area.y, area.height);
    if (shown > (best?.shown ?? 0)) best = { area, shown };
  }
  if (!best) return undefined;
  const { area } = best;
  const width = Math.min(place.width, area.width);
  const height = Math.min(place.height, area.height);
  return {
    ...place,
    width,
    height,
    x: between(place.x, area.x, area.x + area.width - width),
    y: between(place.y, area.y, area.y + area.height - height),
  };
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(0, Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart));
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
