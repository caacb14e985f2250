/** What every window of the app has in common. */
import { join } from 'node:path';
import { type BrowserWindow, nativeTheme, type Protocol } from 'electron';
import { SCHEME, servePage } from './app-scheme.ts';
import { isWayland } from './wayland.ts';

export const PRELOAD = join(import.meta.dirname, '../preload/index.cjs');
// Beside the bundle in out/main, not beside this file.
const RENDERER = join(import.meta.dirname, '../renderer');

/** The ground of shared/ui/tokens.css, so that a window does not flash before its first paint. */
const GROUND = { light: '#f4f6f9', dark: '#0d1016' } as const;

export function groundColour(): string {
  return nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light;
}

/**
 * Shows a window once its first picture is drawn. Wayland draws nothing for a window that is not shown, so Electron may
 * never say that it is ready there: then the loaded page has to do.
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
 * Serves the app's pages to one session, in the older of Electron's two ways: its newer one makes a Request, a Response
 * and a stream of each, which costs the first code a tenth of its time.
 */
export function servePages(protocol: Protocol): void {
  protocol.registerBufferProtocol(SCHEME, async (request, serve) =>
    serve(await servePage(request.url, RENDERER)),
  );
}
