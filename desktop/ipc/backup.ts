import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { fileName, nothing, passphrase } from './values.ts';

export const backup = {
  'backup:status': channel({ request: nothing, reply: typed<BackupStatus>() }),
  /**
   * Shows the system's dialog for a folder, and backs up there from then on.
   *
   * Replies `undefined` when the dialog was closed without choosing.
   */
  'backup:choose-folder': channel({ request: nothing, reply: typed<BackupStatus | undefined>() }),
  'backup:stop': channel({ request: nothing, reply: typed<BackupStatus>() }),
  'backup:now': channel({ request: nothing, reply: typed<BackupStatus>() }),
  /** Opens a backup as a restore would, and says what is in it. */
  'backup:prove': channel({
    request: z.object({ name: fileName, passphrase: passphrase.optional() }),
    reply: typed<BackupProof>(),
  }),
  /** Shows the system's dialog for a backup file. Replies `undefined` when it was closed without choosing. */
  'backup:choose-file': channel({ request: nothing, reply: typed<ChosenBackup | undefined>() }),
  /** Adds what is in the chosen file and not in the vault. */
  'backup:restore': channel({ request: z.object({ passphrase }), reply: typed<Restored>() }),
};

export interface BackupStatus {
  /** Where backups go; absent while there are none. */
  folder?: string;
  /** A backup is opened by the passphrase, so a vault without one has no backups. */
  hasPassphrase: boolean;
  /** Newest first. */
  files: BackupFile[];
  /** For people: why the last backup was not written. */
  failure?: string;
}

export interface BackupFile {
  name: string;
  /** When it was written, Unix milliseconds. */
  savedAt: number;
}

export interface BackupProof {
  name: string;
  /** When it was written, Unix milliseconds; unknown in files of the first version. */
  savedAt?: number;
  accounts: number;
  /** Entries in it that cannot be used. */
  unusable: number;
  /** Accounts of the vault that are not in it. */
  missing: number;
  /** What opens it: the passphrase of now, the one typed, or an earlier one (not typed; the seals are intact). */
  opensWith: 'present-passphrase' | 'typed-passphrase' | 'earlier-passphrase';
}

export interface ChosenBackup {
  name: string;
  savedAt: number;
}

/** What a restore from a backup or a recovery kit did. */
export interface Restored {
  added: number;
  /** How many were in the vault already. */
  present: number;
}
