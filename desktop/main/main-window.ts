import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { START_PAGE } from './app-scheme.ts';
import { safeWebPreferences } from './lock-down.ts';

/** The ground of shared/ui/tokens.css, so that the window does not flash before its first paint. */
const GROUND = { light: '#f4f6f9', dark: '#0d1016' } as const;

/**
 * The app's one window, shown once its first picture is ready.
 *
 * @param developing whether the developer tools are of use: in an unpackaged app only
 */
export function createMainWindow(developing: boolean): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Countersign',
    width: 440,
    height: 720,
    minWidth: 360,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      ...safeWebPreferences(join(import.meta.dirname, '../preload/index.cjs'), developing),
      // The renderer's compiled scripts are kept from the first start on, not from the third: the code shows sooner.
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  window.once('ready-to-show', () => window.show());
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) {
      window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light);
    }
  });
  void window.loadURL(START_PAGE);
  return window;
}
