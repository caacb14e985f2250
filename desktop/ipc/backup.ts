import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { fileName, nothing, passphrase } from './values.ts';

export const backup = {
  'backup:status': channel({ request: nothing, reply: typed<BackupStatus>() }),
  /**
   * Shows the system's folder dialog and starts backups to the chosen folder.
   *
   * Replies `undefined` if the user cancels the dialog.
   */
  'backup:choose-folder': channel({ request: nothing, reply: typed<BackupStatus | undefined>() }),
  'backup:stop': channel({ request: nothing, reply: typed<BackupStatus>() }),
  'backup:now': channel({ request: nothing, reply: typed<BackupStatus>() }),
  /** Opens a backup as a restore would, and reports its content. */
  'backup:check': channel({
    request: z.object({ name: fileName, passphrase: passphrase.optional() }),
    reply: typed<BackupCheck>(),
  }),
  /** Shows the system's dialog for a backup file. Replies `undefined` if the user cancels it. */
  'backup:choose-file': channel({ request: nothing, reply: typed<ChosenBackup | undefined>() }),
  /** Returns the backups in the backup folder and in the user's usual folders, newest first. Needs no open vault. */
  'backup:found': channel({ request: nothing, reply: typed<FoundBackup[]>() }),
  /** Chooses one of the found backups by its place in that list. */
  'backup:choose-found': channel({
    request: z.object({ at: z.number().int().min(0).max(100) }),
    reply: typed<ChosenBackup>(),
  }),
  /** Adds the accounts of the chosen file that are not in the vault. */
  'backup:restore': channel({ request: z.object({ passphrase }), reply: typed<Restored>() }),
};

export interface BackupStatus {
  /** The backup folder. Absent if there are no backups. */
  folder?: string;
  /** Whether the vault has a passphrase. Backups need one, because it opens them. */
  hasPassphrase: boolean;
  /** Newest first. */
  files: BackupFile[];
  /** Why the last backup failed, for users. */
  failure?: string;
}

export interface BackupFile {
  name: string;
  /** When it was written, in Unix milliseconds. */
  savedAt: number;
}

export interface BackupCheck {
  name: string;
  /** When it was written, in Unix milliseconds. Unknown for files of the first version. */
  savedAt?: number;
  accounts: number;
  /** The number of its entries that cannot be read. */
  unusable: number;
  /** The number of accounts in the vault that are not in it. */
  missing: number;
  /** What opens it: the current passphrase, the typed one, or an earlier one (not typed; the seals are intact). */
  opensWith: 'present-passphrase' | 'typed-passphrase' | 'earlier-passphrase';
}

/** A backup that was found without being asked for. */
export interface FoundBackup extends ChosenBackup {
  /** The absolute path of its folder. */
  folder: string;
}

export interface ChosenBackup {
  name: string;
  savedAt: number;
}

/** The result of a restore from a backup or a recovery kit. */
export interface Restored {
  added: number;
  /** The number of accounts that were already in the vault. */
  present: number;
}
