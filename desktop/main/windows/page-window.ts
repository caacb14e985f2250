/** Shared by every window of the app. */
import { join } from 'node:path';
import { type BrowserWindow, nativeTheme, type Protocol } from 'electron';
import { SCHEME, servePage } from './app-scheme.ts';
import { isWayland } from './wayland.ts';

export const PRELOAD = join(import.meta.dirname, '../preload/index.cjs');
// Relative to the bundle in out/main, not to this file.
const RENDERER = join(import.meta.dirname, '../renderer');

/** The background of shared/ui/tokens.css, so that a window does not flash before its first paint. */
const GROUND = { light: '#f4f6f9', dark: '#0d1016' } as const;

export function groundColour(): string {
  return nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light;
}

/**
 * Shows a window when its first picture is ready. On Wayland a hidden window is not painted, so Electron may never send
 * "ready-to-show". Then the window is shown when the page has loaded.
 */
export function showOnceReady(window: BrowserWindow, show: () => void): void {
  const { webContents } = window;
  const ready = () => {
    window.off('ready-to-show', ready);
    webContents.off('did-finish-load', ready);
    show();
  };
  window.once('ready-to-show', ready);
  if (isWayland(process.platform, process.env)) webContents.once('did-finish-load', ready);
}

/**
 * Serves the app's pages to one session. Uses Electron's older protocol call: the newer one makes a Request, a Response
 * and a stream for each, and the first code appears 10% later.
 *
 * @returns a promise that resolves when the first page has been served
 */
export function servePages(protocol: Protocol): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  protocol.registerBufferProtocol(SCHEME, async (request, serve) => {
    serve(await servePage(request.url, RENDERER));
    resolve();
  });
  return promise;
}
