/** What the renderer may ask about protection, earlier versions, backups and the recovery kit; part of ipc-contract.ts. */
import { z } from 'zod';

const passphrase = z.string().min(1).max(1024);
/** Short ones are refused here as well: the page's own check can be got around. */
const newPassphrase = z.string().min(8).max(1024);
const fileName = z.string().min(1).max(120);

export const vaultRequests = {
  /** Opens a locked vault by the system's own prompt (Touch ID). */
  'protection:unlock-by-system': z.undefined(),
  /** Sets the passphrase, or changes it; `present` where there is one. */
  'protection:set-passphrase': z.object({ next: newPassphrase, present: passphrase.optional() }),
  /** Shows one key, after asking who is there: the only reply that holds one. */
  'protection:reveal': z.object({ id: z.string().min(1).max(64), passphrase: passphrase.optional() }),
  /** Entries that are in the file and cannot be used. */
  'protection:quarantined': z.undefined(),

  'versions:list': z.undefined(),
  /** Makes the accounts what they were in an earlier version; the present state becomes a version itself. */
  'versions:restore': z.object({ name: fileName }),
  /** For a damaged vault file: sets it aside, and goes on from the latest earlier version. */
  'versions:use-latest': z.undefined(),

  'backup:status': z.undefined(),
  /** Shows the system's dialog for a folder, and backs up there from then on. */
  'backup:choose-folder': z.undefined(),
  'backup:stop': z.undefined(),
  'backup:now': z.undefined(),
  /** Opens a backup as a restore would, and says what is in it. */
  'backup:prove': z.object({ name: fileName, passphrase: passphrase.optional() }),
  /** Shows the system's dialog for a backup file. */
  'backup:choose-file': z.undefined(),
  /** Adds what is in the chosen file and not in the vault. */
  'backup:restore': z.object({ passphrase }),

  /** The recovery kit: texts for QR codes, which the passphrase opens. */
  'kit:make': z.undefined(),
  /** How many parts of a kit have been scanned so far. */
  'kit:progress': z.undefined(),
  'kit:restore': z.object({ passphrase }),
  'kit:discard': z.undefined(),
} as const satisfies Record<string, z.ZodType>;

export interface VaultReplies {
  'protection:unlock-by-system': VaultStatus;
  'protection:set-passphrase': VaultStatus;
  'protection:reveal': RevealedKey;
  'protection:quarantined': QuarantinedView[];
  'versions:list': VersionView[];
  'versions:restore': VaultStatus;
  'versions:use-latest': VaultStatus;
  'backup:status': BackupStatus;
  /** `undefined` when the dialog was closed without choosing. */
  'backup:choose-folder': BackupStatus | undefined;
  'backup:stop': BackupStatus;
  'backup:now': BackupStatus;
  'backup:prove': BackupProof;
  'backup:choose-file': ChosenBackup | undefined;
  'backup:restore': Restored;
  'kit:make': RecoveryKit;
  'kit:progress': KitProgress | undefined;
  'kit:restore': Restored;
  'kit:discard': undefined;
}

/** Where the vault stands. `path` is shown to people so that they can find the file. */
export type VaultStatus =
  /** No vault yet. `keyStore` says whether the system has a real one; without it a passphrase is required. */
  | { state: 'new'; keyStore: KeyStore; path: string }
  | {
      state: 'locked';
      keyStore: KeyStore;
      path: string;
      reason: 'passphrase' | 'key-store-changed';
      /** The system's own way to ask who is there ("Touch ID"), where it can open the vault. */
      systemPrompt?: string;
    }
  | {
      state: 'open';
      keyStore: KeyStore;
      path: string;
      protection: Protection[];
      readOnly: boolean;
      /** For people, where it is read-only. */
      readOnlyBecause?: string;
      /** The system's own way to ask who is there ("Touch ID"), where it has one. */
      systemPrompt?: string;
      /** How many entries of the file cannot be used; `protection:quarantined` says why. */
      quarantined: number;
    }
  /**
   * The file cannot be used; it has not been touched. `sentence` says why and what to do. `key-lost` is a whole
   * vault whose only slot is a key store that no longer opens it.
   */
  | {
      state: 'unreadable';
      keyStore: KeyStore;
      path: string;
      cause: 'damaged' | 'newer' | 'key-lost';
      sentence: string;
    };

/** Either opens the vault. */
export type Protection = 'key-store' | 'passphrase';

export interface KeyStore {
  /** Whether the system's key store really protects: false for Linux's `basic_text`. */
  available: boolean;
  /** For people: "GNOME Keyring", "macOS Keychain", "Windows DPAPI", or why there is none. */
  name: string;
}

/** One key in the clear. */
export interface RevealedKey {
  issuer: string;
  account: string;
  keyUri: string;
  /** Base32. */
  secret: string;
  /** When the page takes it away again, Unix milliseconds. */
  hidesAt: number;
}

export interface QuarantinedView {
  /** For people: why it is not used. */
  reason: string;
}

/** An earlier version of the vault file. Moments in Unix milliseconds. */
export interface VersionView {
  name: string;
  keptAt: number;
  /** How many accounts it holds; absent for one that does not open. */
  accounts?: number;
}

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
  /** What opens it: the passphrase of now, the one typed, or one of before (the seals hold; it was not typed). */
  opensWith: 'present-passphrase' | 'typed-passphrase' | 'earlier-passphrase';
}

export interface ChosenBackup {
  name: string;
  savedAt: number;
}

export interface Restored {
  added: number;
  /** How many were in the vault already. */
  present: number;
}

export interface RecoveryKit {
  /** The text of each QR code, in order. */
  parts: string[];
  accounts: number;
  /** Unix milliseconds. */
  madeAt: number;
}

export interface KitProgress {
  /** Numbers of the parts seen, from 1. */
  have: number[];
  of: number;
}
