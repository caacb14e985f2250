/** Looking for codes on the screens: on all of them, or in a region that is drawn on one. */
import { setTimeout as wait } from 'node:timers/promises';
import {
  type BrowserWindow,
  desktopCapturer,
  screen,
  shell,
  systemPreferences,
  BrowserWindow as Windows,
} from 'electron';
import { decoder, foundText } from './app-decoder.ts';
import { Failure } from './failure.ts';
import type { Findings, FoundText } from './found.ts';
import { type LookWatch, shareOfWhole } from './looks.ts';
import type { RegionOverlay } from './region-overlay.ts';
import { type CapturedScreen, captureScreens, SETTLE, withWindowsHidden } from './scanner/capture-screens.ts';
import { DecodeError } from './scanner/decoder.ts';
import { cutOut } from './scanner/pixels.ts';
import { say } from './texts/texts.ts';

/** Captures every display with the app's windows out of the way. */
export async function scanScreens(watch: LookWatch): Promise<Findings | undefined> {
  decoder.warmUp();
  return searchScreens(await captureWithout(Windows.getAllWindows()), watch);
}

/** The same with the app's windows left where they are: nothing flickers. */
export async function glanceAtScreens(): Promise<Findings> {
  const screens = await captureWithout([]);
  const watch = { signal: new AbortController().signal, onProgress: () => undefined };
  return (await searchScreens(screens, watch)) ?? { lookedAt: screensOf(screens), texts: [], problems: [] };
}

async function searchScreens(
  screens: readonly CapturedScreen[],
  watch: LookWatch,
): Promise<Findings | undefined> {
  const texts: FoundText[] = [];
  const problems: string[] = [];
  for (const [index, { name, bitmap }] of screens.entries()) {
    if (!bitmap) {
      problems.push(say().look.screenNotCaptured(name));
      continue;
    }
    try {
      const codes = await decoder.decode(bitmap, {
        signal: watch.signal,
        onProgress: (share, found) =>
          watch.onProgress({
            share: shareOfWhole(index, screens.length, share),
            found: texts.length + found,
          }),
      });
      texts.push(...codes.map((code) => foundText(code, name, true)));
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      if (watch.signal.aborted) {
        if (texts.length === 0) return undefined;
        problems.push(say().look.stoppedScreens);
        break;
      }
      problems.push(say().look.inPlace(name, error.message));
    }
  }
  return { lookedAt: screensOf(screens), texts, problems };
}

function screensOf(screens: readonly CapturedScreen[]) {
  return { kind: 'screens', count: screens.length } as const;
}

/** @returns `undefined` when nothing was drawn */
export function scanRegion(overlay: RegionOverlay, watch: LookWatch): Promise<Findings | undefined> {
  return withWindowsHidden(Windows.getAllWindows(), async () => {
    decoder.warmUp();
    const chosen = await overlay.choose();
    if (!chosen) return undefined;
    // The sheets are gone for us; the screen takes its time to show what was under them.
    await wait(SETTLE);
    const displays = screen.getAllDisplays();
    const index = displays.findIndex(({ id }) => id === chosen.displayId);
    const bitmap = (await captureWithout([]))[index]?.bitmap;
    const display = displays[index];
    const lookedAt = { kind: 'region' } as const;
    if (!bitmap || !display) {
      return { lookedAt, texts: [], problems: [say().look.thisScreenNotCaptured] };
    }
    const scale = bitmap.width / display.bounds.width;
    const { x, y, width, height } = chosen.area;
    const part = cutOut(bitmap, { x: x * scale, y: y * scale, width: width * scale, height: height * scale });
    try {
      const codes = await decoder.decode(part, {
        signal: watch.signal,
        onProgress: (share, found) => watch.onProgress({ share, found }),
      });
      const place = say().place.region;
      return { lookedAt, texts: codes.map((code) => foundText(code, place, codes.length > 1)), problems: [] };
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return watch.signal.aborted ? undefined : { lookedAt, texts: [], problems: [error.message] };
    }
  });
}

/** Where macOS keeps the switch that a scan needs. */
const MAC_SCREEN_RECORDING = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture';

async function captureWithout(ownWindows: BrowserWindow[]): Promise<CapturedScreen[]> {
  try {
    return await capture(ownWindows);
  } catch (error) {
    // The sentence names the page; the page itself is better than looking for it.
    if (process.platform === 'darwin' && error instanceof Failure)
      void shell.openExternal(MAC_SCREEN_RECORDING);
    throw error;
  }
}

function capture(ownWindows: BrowserWindow[]): Promise<CapturedScreen[]> {
  return captureScreens({
    capturer: desktopCapturer,
    displays: () => screen.getAllDisplays(),
    ownWindows: () => ownWindows,
    platform: process.platform,
    wayland: process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland',
    screenAccess: () =>
      process.platform === 'darwin' ? systemPreferences.getMediaAccessStatus('screen') : 'granted',
  });
}
