import type { Emit } from '../../ipc/events.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import type { Settings } from '../../settings.ts';
import type { Backups } from './backups.ts';
import type { KitCollector } from './recovery-kit.ts';
import type { Vault } from './vault.ts';

/** What the handlers of the vault and its copies work with. */
export interface VaultHandlerParts {
  vault: Vault;
  backups: Backups;
  kit: KitCollector;
  settings: { change: (change: Partial<Settings>) => Promise<Settings> };
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** The system's dialogs. `undefined` when closed without choosing. */
  chooseBackupFolder: () => Promise<string | undefined>;
  chooseBackupFile: () => Promise<string | undefined>;
  emit: Emit;
}

/** Waits for a change of the vault, and tells every window the new status, not only the one that asked. */
export async function announceStatus(change: Promise<VaultStatus>, emit: Emit): Promise<VaultStatus> {
  const status = await change;
  emit('vault:changed', status);
  return status;
}
