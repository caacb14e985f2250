import { DEFAULT_SETTINGS, type Settings } from '../../../settings.ts';
import { backupHandlers } from '../backup-handlers.ts';
import { Backups } from '../backups.ts';
import type { VaultHandlerParts } from '../handler-parts.ts';
import { kitHandlers, takeKitParts } from '../kit-handlers.ts';
import { protectionHandlers } from '../protection-handlers.ts';
import { KitCollector } from '../recovery-kit.ts';
import { Vault } from '../vault.ts';
import { versionHandlers } from '../version-handlers.ts';
import { memoryKeyStore, QUICK_COST, temporaryFolder } from './vaults.ts';

export const PASSPHRASE = 'a calm green lantern';

/** Returns the real handlers over a real vault. Only the system's dialogs are replaced. */
export async function handledVault(passphrase: string | undefined = PASSPHRASE) {
  const clock = { now: Date.UTC(2026, 0, 2, 12) };
  const now = () => clock.now;
  const [folder, backupFolder] = [await temporaryFolder(), await temporaryFolder()];
  const parts = { folder, keyStore: memoryKeyStore(), now, cost: QUICK_COST };
  const vault = await Vault.open(parts);
  await vault.create(passphrase);
  let settings: Settings = { ...DEFAULT_SETTINGS, backupsKept: 3 };
  const backups = new Backups({
    vault,
    settings: () => ({
      folder: settings.backupFolder,
      keep: settings.backupsKept,
      last: settings.lastBackup,
    }),
    remember: async (lastBackup) => {
      settings = { ...settings, lastBackup };
    },
    now,
  });
  const dialogs: { folder?: string; file?: string } = { folder: backupFolder };
  const events: string[] = [];
  const kit = new KitCollector();
  const handlerParts: VaultHandlerParts = {
    vault,
    ownFolder: folder,
    backups,
    kit,
    now,
    settings: {
      change: async (change) => {
        settings = { ...settings, ...change };
        return settings;
      },
    },
    chooseBackupFolder: async () => dialogs.folder,
    chooseBackupFile: async () => dialogs.file,
    backupPlaces: () => [backupFolder, folder, `${backupFolder}-gone`],
    emit: (event) => events.push(event),
  };
  const handlers = {
    ...protectionHandlers(handlerParts),
    ...versionHandlers(handlerParts),
    ...backupHandlers(handlerParts),
    ...kitHandlers(handlerParts),
  };
  const scan = (texts: string[]) =>
    takeKitParts(
      texts.map((text) => ({ text })),
      handlerParts,
    );
  return { vault, parts, handlers, backups, clock, folder, backupFolder, dialogs, events, scan };
}
