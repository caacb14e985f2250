import type { Settings } from '../settings.ts';
import type { WatchedFolderView } from './folder.ts';
import type { LookProgress } from './found.ts';
import type { KitProgress } from './kit.ts';
import type { VaultStatus } from './vault.ts';

/** What the main process tells the windows unasked. */
export interface Events {
  'vault:changed': VaultStatus;
  'accounts:changed': undefined;
  /** A code of an account was copied, by whatever way. */
  'accounts:used': { id: string; lastUse: number };
  /** Parts of a recovery kit were among what was scanned. */
  'kit:changed': KitProgress;
  /** A backup was written, or could not be. */
  'backup:changed': undefined;
  'settings:changed': Settings;
  /** `undefined` when no folder is watched any more. */
  'folder:changed': WatchedFolderView | undefined;
  /** How far the look under way is. */
  'found:progress': LookProgress;
  /** What another start of the program, the tray or the palette asked the main window to do. */
  'window:do': 'scan' | 'settings';
  /** A sentence for the person at the main window: something asked of the app elsewhere could not be done. */
  'window:say': string;
  /** The palette is shown again. */
  'palette:open': undefined;
}
export type EventName = keyof Events;

/** Tells every window of an event. */
export type Emit = <E extends EventName>(event: E, payload: Events[E]) => void;
