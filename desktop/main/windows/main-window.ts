import { BrowserWindow, nativeTheme } from 'electron';
import type { SettingsFile } from '../settings/settings-file.ts';
import { START_PAGE } from './app-scheme.ts';
import { safeWebPreferences } from './lock-down.ts';
import { groundColour, PRELOAD, showOnceReady } from './page-window.ts';

export interface MainWindowOptions {
  developing: boolean;
  /** Started at login: the window is made and stays out of sight. */
  hidden: boolean;
  /** Read beside the window's own start; nothing is shown before they are known. */
  settings: Promise<SettingsFile>;
}

/** The app's main window, shown once its first picture is ready. */
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
      // The renderer's compiled scripts are kept from the first start on, not from the third: the code shows sooner.
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

/** Brings the window before the person, wherever it was. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
