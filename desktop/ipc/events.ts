import type { Settings } from '../settings.ts';
import type { WatchedFolderView } from './folder.ts';
import type { LookProgress } from './found.ts';
import type { WaitingFiles } from './import.ts';
import type { KitProgress } from './kit.ts';
import type { VaultStatus } from './vault.ts';

/** Events that the main process sends to the windows. */
export interface Events {
  'vault:changed': VaultStatus;
  'accounts:changed': undefined;
  /** A code of an account was copied in any way. */
  'accounts:used': { id: string; lastUse: number };
  /** A scan contained parts of a recovery kit. */
  'kit:changed': KitProgress;
  /** The computers that share the vault, or their folder, changed. */
  'several:changed': undefined;
  /** A scan contained a joining code. */
  'several:scanned': { words: string };
  /** A backup was written, or it failed. */
  'backup:changed': undefined;
  'settings:changed': Settings;
  /** `undefined` if no folder is watched any more. */
  'folder:changed': WatchedFolderView | undefined;
  /** The progress of the current search. */
  'found:progress': LookProgress;
  /** Files that are no pictures wait to be imported. */
  'import:waiting': WaitingFiles;
  /** The app whose file is being opened. The slow part begins. */
  'import:opening': { app: string };
  /** A task for the main window from a second start of the program, the tray or the palette. */
  'window:asked': undefined;
  /** A message to show in the main window: an action started elsewhere in the app failed. */
  'window:say': string;
  /** The palette became visible again. */
  'palette:open': undefined;
}
export type EventName = keyof Events;

/** Sends an event to every window. */
export type Emit = <E extends EventName>(event: E, payload: Events[E]) => void;
