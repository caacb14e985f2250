/** Scanning all screens, or a drawn region of one screen, for codes. */
import { setTimeout as wait } from 'node:timers/promises';
import {
  type BrowserWindow,
  type Display,
  desktopCapturer,
  type Rectangle,
  screen,
  shell,
  systemPreferences,
  BrowserWindow as Windows,
} from 'electron';
import { Failure } from '../ipc/failure.ts';
import { type CapturedScreen, captureScreens, withWindowsHidden } from '../scanner/capture-screens.ts';
import type { Pixels } from '../scanner/decode-qr.ts';
import { DecodeError } from '../scanner/decoder.ts';
import { cutOut } from '../scanner/pixels.ts';
import { sentences } from '../texts/texts.ts';
import { isWayland } from '../windows/wayland.ts';
import { decoder, foundText } from './app-decoder.ts';
import type { Findings, FoundText } from './found.ts';
import { KeptShare } from './kept-share.ts';
import { type LookWatch, shareOfWhole } from './looks.ts';
import type { RegionOverlay } from './region-overlay.ts';
import { shareScreen } from './shared-screen.ts';

/** How long a compositor of Wayland may take to fade a window out, in milliseconds. Then the share waits until all is still. */
const FADES = 350;

/**
 * Hides the app's windows and scans every display. On Wayland, scans the screen that the user shares.
 *
 * @returns `undefined` if it was stopped before there was a result
 */
export async function scanScreens(watch: LookWatch): Promise<Findings | undefined> {
  decoder.warmUp();
  const own = Windows.getAllWindows();
  if (!onWayland()) return searchScreens(await captureWithout(own), watch);
  // The windows stay visible during the system's question, so that the user sees which app asks and can stop it.
  watch.onProgress({ share: 0, found: 0 });
  const shared = await shareScreen(watch.signal);
  if (!shared) return undefined;
  const bitmap = await withWindowsHidden(own, async (hidden) => {
    if (hidden.length > 0) await wait(FADES);
    return shared.picture('still');
  }).finally(shared.close);
  const findings = await searchScreens([sharedScreen(bitmap)], watch);
  if (!findings || screen.getAllDisplays().length === 1) return findings;
  return { ...findings, problems: [...findings.problems, sentences().look.othersNotShared] };
}

/**
 * Like {@link scanScreens}, but the app's windows stay visible, so that the screen does not flicker.
 *
 * @param signal ends the share. On Wayland it stays open between scans, as each new share asks the user.
 */
export async function glanceAtScreens(signal: AbortSignal): Promise<Findings> {
  const screens = onWayland() ? await glanceAtShared(signal) : await captureWithout([]);
  const watch = { signal: new AbortController().signal, onProgress: () => undefined };
  const nothing = { searched: screensOf(screens), texts: [], problems: [] };
  return (await searchScreens(screens, watch)) ?? nothing;
}

async function glanceAtShared(signal: AbortSignal): Promise<CapturedScreen[]> {
  const bitmap = await kept.glance(signal);
  return bitmap ? [sharedScreen(bitmap)] : [];
}

const kept = new KeptShare(shareScreen);

/** Without a number, because the portal does not say which screen was chosen. */
function sharedScreen(bitmap: Pixels | undefined): CapturedScreen {
  return { name: sentences().place.sharedScreen, bitmap };
}

function onWayland(): boolean {
  return isWayland(process.platform, process.env);
}

async function searchScreens(
  screens: readonly CapturedScreen[],
  watch: LookWatch,
): Promise<Findings | undefined> {
  const texts: FoundText[] = [];
  const problems: string[] = [];
  for (const [index, { name, bitmap }] of screens.entries()) {
    if (!bitmap) {
      problems.push(sentences().look.screenNotCaptured({ name }));
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
        problems.push(sentences().look.stoppedScreens);
        break;
      }
      problems.push(sentences().look.inPlace({ place: name, sentence: error.message }));
    }
  }
  return { searched: screensOf(screens), texts, problems };
}

function screensOf(screens: readonly CapturedScreen[]) {
  return { kind: 'screens', count: screens.length } as const;
}

/**
 * Scans a region that the user draws.
 *
 * @returns `undefined` if the user draws none
 * @throws Failure `capture-failed` on Wayland: programs cannot place windows there, so the drawn rectangle would be
 *   another part of the screen
 */
export async function scanRegion(overlay: RegionOverlay, watch: LookWatch): Promise<Findings | undefined> {
  if (onWayland()) throw new Failure('capture-failed', sentences().capture.noRegion);
  return withWindowsHidden(Windows.getAllWindows(), async () => {
    decoder.warmUp();
    const chosen = await overlay.choose();
    if (!chosen) return undefined;
    const displays = screen.getAllDisplays();
    const index = displays.findIndex(({ id }) => id === chosen.displayId);
    const display = displays[index];
    const searched = { kind: 'region' } as const;
    // The overlay windows are closed, but the screen needs a moment to show what was under them.
    const vacated = display ? [amongScreens(chosen.area, display)] : [];
    const bitmap = (await captureWithout([], vacated))[index]?.bitmap;
    if (!bitmap || !display) {
      return { searched, texts: [], problems: [sentences().look.thisScreenNotCaptured] };
    }
    const scale = bitmap.width / display.bounds.width;
    const { x, y, width, height } = chosen.area;
    const part = cutOut(bitmap, { x: x * scale, y: y * scale, width: width * scale, height: height * scale });
    try {
      const codes = await decoder.decode(part, {
        signal: watch.signal,
        onProgress: (share, found) => watch.onProgress({ share, found }),
      });
      const place = sentences().place.region;
      return { searched, texts: codes.map((code) => foundText(code, place, codes.length > 1)), problems: [] };
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return watch.signal.aborted ? undefined : { searched, texts: [], problems: [error.message] };
    }
  });
}

/** Returns an area of one display in the coordinates of all. */
function amongScreens({ x, y, width, height }: Rectangle, { bounds }: Display): Rectangle {
  return { x: bounds.x + x, y: bounds.y + y, width, height };
}

/** The page of the macOS settings for screen recording. */
const MAC_SCREEN_RECORDING = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture';

async function captureWithout(
  ownWindows: BrowserWindow[],
  vacated: readonly Rectangle[] = [],
): Promise<CapturedScreen[]> {
  try {
    return await capture(ownWindows, vacated);
  } catch (error) {
    // The error names this page of the settings. Open it as well.
    if (process.platform === 'darwin' && error instanceof Failure)
      void shell.openExternal(MAC_SCREEN_RECORDING);
    throw error;
  }
}

function capture(ownWindows: BrowserWindow[], vacated: readonly Rectangle[]): Promise<CapturedScreen[]> {
  return captureScreens({
    capturer: desktopCapturer,
    displays: () => screen.getAllDisplays(),
    ownWindows: () => ownWindows,
    vacated,
    platform: process.platform,
    screenAccess: () =>
      process.platform === 'darwin' ? systemPreferences.getMediaAccessStatus('screen') : 'granted',
  });
}
