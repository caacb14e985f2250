import type { Emit } from '../../ipc/events.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import type { Settings } from '../../settings.ts';
import type { Backups } from './backups.ts';
import type { KitCollector } from './recovery-kit.ts';
import type { Vault } from './vault.ts';

/** The parts that the handlers of the vault and its copies use. */
export interface VaultHandlerParts {
  vault: Vault;
  /** The app's own folder, with the vault's file. */
  ownFolder: string;
  backups: Backups;
  kit: KitCollector;
  settings: { change: (change: Partial<Settings>) => Promise<Settings> };
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** Opens the system's dialog. `undefined` if the user closes it without choosing. */
  chooseBackupFolder: () => Promise<string | undefined>;
  chooseBackupFile: () => Promise<string | undefined>;
  /** The folders in which a person may keep backups: the backup folder, and the system's usual ones. */
  backupPlaces: () => readonly string[];
  emit: Emit;
}

/** Waits for a change of the vault, then sends the new status to every window, not only to the requesting one. */
export async function announceStatus(change: Promise<VaultStatus>, emit: Emit): Promise<VaultStatus> {
  const status = await change;
  emit('vault:changed', status);
  return status;
}
