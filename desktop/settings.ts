/** What a person can set, and what holds until they do. */

import { z } from 'zod';
import { DAY } from '../shared/durations.ts';
import { LANGUAGES } from '../shared/translations/languages.ts';
import { LAYOUTS, THEMES } from './choices.ts';
import { SORT_ORDERS } from './sort-accounts.ts';

export const settings = z.object({
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(THEMES),
  layout: z.enum(LAYOUTS),
  sort: z.enum(SORT_ORDERS),
  /** Codes stay hidden until a row is pressed. */
  hideCodes: z.boolean(),
  /** How long a copied code stays on the clipboard, in seconds. */
  clearClipboardAfter: z.number().int().min(5).max(600),
  /** An Electron accelerator that opens the palette from anywhere; empty for none. */
  paletteShortcut: z.string().trim().max(60),
  tray: z.boolean(),
  closeToTray: z.boolean(),
  startAtLogin: z.boolean(),
  /** Describes the windows to screen readers even if the desktop does not ask for it. */
  screenReader: z.boolean(),
  /** Keeps the windows out of screen captures, where the system can. */
  contentProtection: z.boolean(),
  /** Added to this computer's clock before codes are made, in milliseconds. */
  clockOffset: z.number().int().min(-DAY).max(DAY),
  /** Lock after so many minutes without a key press or a pointer's move anywhere; 0 for never. */
  lockAfterMinutes: z.number().int().min(0).max(1440),
  /** Lock with the screen of the computer, where the system tells. */
  lockWithScreen: z.boolean(),
  /** Lock when the computer goes to sleep. */
  lockOnSleep: z.boolean(),
  /** Where backups go, absolute; empty for nowhere. Chosen in the system's dialog alone. */
  backupFolder: z.string().max(4096),
  /** How many backups stay, one a day. */
  backupsKept: z.number().int().min(1).max(365),
  /**
   * The last backup: its file's name, and which folder it is in. A mount point without its disk lacks the file and is
   * another folder. The app alone changes it.
   */
  lastBackup: z.object({ name: z.string().max(100), folderIdentity: z.string().max(100) }).nullable(),
});
export type Settings = z.infer<typeof settings>;

/** Some of them, to be changed. */
export const settingsChange = settings.omit({ backupFolder: true, lastBackup: true }).partial().strict();
export type SettingsChange = z.infer<typeof settingsChange>;

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  layout: 'cosy',
  sort: 'manual',
  hideCodes: false,
  clearClipboardAfter: 30,
  paletteShortcut: 'CommandOrControl+Alt+K',
  tray: true,
  closeToTray: false,
  startAtLogin: false,
  screenReader: false,
  contentProtection: false,
  clockOffset: 0,
  lockAfterMinutes: 15,
  lockWithScreen: true,
  lockOnSleep: true,
  backupFolder: '',
  backupsKept: 30,
  lastBackup: null,
};

/**
 * Returns the default settings of a system. On Windows, Ctrl Alt is AltGr: a shortcut with both would take a character
 * away from every program.
 *
 * @param platform as Node names it
 */
export function defaultSettings(platform: string): Settings {
  return platform === 'win32' ? { ...DEFAULT_SETTINGS, paletteShortcut: 'Super+Shift+K' } : DEFAULT_SETTINGS;
}

/** Reads what a file held: a value that is missing or makes no sense gives way to its default, the others stay. */
export function readSettings(stored: unknown, defaults = DEFAULT_SETTINGS): Settings {
  const values = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const read: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(settings.shape)) {
    const result = schema.safeParse(values[name]);
    read[name] = result.success ? result.data : defaults[name as keyof Settings];
  }
  return read as Settings;
}
