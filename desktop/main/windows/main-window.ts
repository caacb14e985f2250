import { BrowserWindow, nativeTheme } from 'electron';
import icon from '../../resources/icons/128x128.png?asset';
import type { SettingsFile } from '../settings/settings-file.ts';
import { START_PAGE } from './app-scheme.ts';
import { keepPlace, storedPlace } from './keep-place.ts';
import { safeWebPreferences } from './lock-down.ts';
import { groundColour, PRELOAD, showOnceReady } from './page-window.ts';
import { zoomByKeys } from './zoom-keys.ts';

export interface MainWindowOptions {
  developing: boolean;
  /** The data folder, where the window's place is stored. */
  folder: string;
  /** Whether the window stays hidden, after a start at login. */
  hidden: boolean;
  /** Loaded while the window starts. The window is shown after that. */
  settings: Promise<SettingsFile>;
}

/** Returns the main window. It is shown when its first picture is ready. */
export function createMainWindow({ developing, folder, hidden, settings }: MainWindowOptions): BrowserWindow {
  const place = storedPlace(folder);
  const window = new BrowserWindow({
    title: 'Countersign',
    // macOS and Windows show the program's own icon.
    ...(process.platform === 'linux' ? { icon } : {}),
    width: place?.width ?? 440,
    height: place?.height ?? 720,
    ...(place && { x: place.x, y: place.y }),
    minWidth: 360,
    minHeight: 320,
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
    if (hidden) return;
    window.show();
    // Only now: window managers return to the size that they have seen.
    if (place?.maximized) window.maximize();
  });
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(groundColour());
  });
  keepPlace(window, folder, place);
  zoomByKeys(window);
  void window.loadURL(START_PAGE);
  return window;
}

/** Shows the window in front, even if it was minimised or hidden. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  // Some window managers of X11 only mark a window that is on another workspace. This brings it to the present one.
  const isElsewhere = process.platform === 'linux' && !window.isFocused();
  if (isElsewhere) window.setVisibleOnAllWorkspaces(true);
  window.show();
  if (isElsewhere) window.setVisibleOnAllWorkspaces(false);
  window.focus();
}
