/** Captures every display at its full resolution, without the app's windows. For Wayland see shared-screen.ts. */
import { once } from 'node:events';
import type {
  BrowserWindow,
  DesktopCapturer,
  DesktopCapturerSource,
  Display,
  NativeImage,
  Rectangle,
} from 'electron';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Pixels } from './decode-qr.ts';
import { displayPixels } from './display-pixels.ts';
import { type StillClock, showSame, untilStill } from './until-still.ts';

export interface CapturedScreen {
  /** "Screen 1", in the system's order. */
  name: string;
  /** `undefined` if this screen could not be captured. */
  bitmap: Pixels | undefined;
}

export interface CaptureParts {
  capturer: DesktopCapturer;
  displays: () => Display[];
  ownWindows: () => BrowserWindow[];
  /** Where other windows of the app were a moment ago, in Electron's coordinates of all screens. */
  vacated?: readonly Rectangle[];
  platform: NodeJS.Platform;
  /** The macOS permission for screen recording; `granted` on other systems. */
  screenAccess: () => string;
  /** A test moves its own. */
  clock?: StillClock;
}

/** Captures all screens. @throws Failure `capture-failed` if none could be captured, with what to do */
export async function captureScreens(parts: CaptureParts): Promise<CapturedScreen[]> {
  if (['denied', 'restricted'].includes(parts.screenAccess())) throw macAccessFailure();
  return withWindowsHidden(parts.ownWindows(), async (hidden) => {
    const displays = parts.displays();
    const screens = await captureStill(parts, displays, [...hidden, ...(parts.vacated ?? [])]);
    if (screens.some(({ bitmap }) => bitmap)) return screens;
    if (parts.platform === 'darwin') throw macAccessFailure();
    throw new Failure('capture-failed', sentences().capture.refused);
  });
}

/**
 * Hides the visible windows while `work` runs, and always shows them again.
 *
 * @param work gets the places of the windows, in Electron's coordinates of all screens
 */
export async function withWindowsHidden<T>(
  windows: BrowserWindow[],
  work: (places: Rectangle[]) => Promise<T>,
): Promise<T> {
  const hidden = windows.filter((window) => window.isVisible() && !window.isMinimized());
  const places = hidden.map((window) => window.getBounds());
  const focused = hidden.find((window) => window.isFocused());
  try {
    await Promise.all(
      hidden.map((window) => {
        const gone = once(window, 'hide', { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
        window.hide();
        return gone;
      }),
    );
    return await work(places);
  } finally {
    for (const window of hidden) {
      if (window.isDestroyed()) continue;
      // Only the window that had the focus gets it back.
      if (window === focused) window.show();
      else window.showInactive();
    }
  }
}

/** Captures once nothing moves in the places that windows have just left. */
function captureStill(
  parts: CaptureParts,
  displays: Display[],
  places: readonly Rectangle[],
): Promise<CapturedScreen[]> {
  const capture = () => captureAll(parts, displays);
  if (places.length === 0) return capture();
  const areAlike = (before: CapturedScreen[], now: CapturedScreen[]) =>
    displays.every(({ bounds }, index) => {
      const [old, current] = [before[index]?.bitmap, now[index]?.bitmap];
      return old && current ? showSame(old, current, bounds, places) : old === current;
    });
  return untilStill(capture, areAlike, parts.clock);
}

async function captureAll(parts: CaptureParts, displays: Display[]): Promise<CapturedScreen[]> {
  // One request scales every screen to one size, so each screen size needs its own request.
  const answers = new Map<string, DesktopCapturerSource[]>();
  for (const size of uniqueSizes(displays.map(displayPixels)))
    answers.set(keyOf(size), await sourcesAt(parts.capturer, size));

  return displays.map((display, index) => {
    const sources = answers.get(keyOf(displayPixels(display))) ?? [];
    const named = sources.find((source) => source.display_id === String(display.id));
    // Some window systems give no display id. Then only the order is left.
    const source =
      named ?? (sources.every(({ display_id }) => display_id === '') ? sources[index] : undefined);
    const only = displays.length === 1 && sources.length === 1 ? sources[0] : undefined;
    return {
      name: sentences().place.screen({ number: index + 1 }),
      bitmap: bitmapOf((source ?? only)?.thumbnail),
    };
  });
}

async function sourcesAt(
  capturer: DesktopCapturer,
  thumbnailSize: { width: number; height: number },
): Promise<DesktopCapturerSource[]> {
  try {
    return await capturer.getSources({ types: ['screen'], thumbnailSize, fetchWindowIcons: false });
  } catch {
    return [];
  }
}

/** Returns Electron's image as a BGRA bitmap in its own memory, which can be moved to a thread. */
export function bitmapOf(image: NativeImage | undefined): Pixels | undefined {
  if (!image || image.isEmpty()) return undefined;
  const { width, height } = image.getSize(1);
  return { data: new Uint8ClampedArray(image.toBitmap({ scaleFactor: 1 })), width, height, order: 'bgra' };
}

function uniqueSizes(sizes: { width: number; height: number }[]): { width: number; height: number }[] {
  return [...new Map(sizes.map((size) => [keyOf(size), size])).values()];
}

function keyOf({ width, height }: { width: number; height: number }): string {
  return `${width}x${height}`;
}

function macAccessFailure(): Failure {
  return new Failure('capture-failed', sentences().capture.macAccess);
}
