import { BrowserWindow, nativeTheme } from 'electron';
import type { SettingsFile } from '../settings/settings-file.ts';
import { START_PAGE } from './app-scheme.ts';
import { safeWebPreferences } from './lock-down.ts';
import { groundColour, PRELOAD, showOnceReady } from './page-window.ts';

export interface MainWindowOptions {
  developing: boolean;
  /** Whether the window stays hidden, after a start at login. */
  hidden: boolean;
  /** Loaded while the window starts. The window is shown after that. */
  settings: Promise<SettingsFile>;
}

/** Returns the main window. It is shown when its first picture is ready. */
export function createMainWindow({ developing, hidden, settings }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Countersign',
    width: 440,
    height: 720,
    minWidth: 360,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: groundColour(),
    webPreferences: {
      ...safeWebPreferences(PRELOAD, developing),
      // Caches the compiled scripts after the first start instead of the third, so that codes appear sooner.
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  showOnceReady(window, async () => {
    const { contentProtection } = (await settings).get();
    if (window.isDestroyed()) return;
    if (contentProtection) window.setContentProtection(true);
    if (!hidden) window.show();
  });
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(groundColour());
  });
  void window.loadURL(START_PAGE);
  return window;
}

/** Shows the window in front, even if it was minimised or hidden. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
