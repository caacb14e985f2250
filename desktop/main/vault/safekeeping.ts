/** Backups, the recovery kit, locking by itself and the system's prompt, put together with Electron's parts. */
import { type BrowserWindow, dialog, powerMonitor, systemPreferences } from 'electron';
import type { Settings } from '../../settings.ts';
import { sentences } from '../texts/texts.ts';
import { AutoLock } from './auto-lock.ts';
import { Backups } from './backups.ts';
import type { VaultHandlerParts } from './handler-parts.ts';
import { KitCollector } from './recovery-kit.ts';
import type { SystemPrompt, Vault } from './vault.ts';

/** A burst of changes makes one backup, this long after the last, in milliseconds. */
const AFTER_CHANGES = 2_000;

interface SettingsReader {
  get: () => Settings;
}

/** What the handlers need to keep a vault safe; from now on each change is backed up by itself. */
export function startSafekeeping(
  vault: Vault,
  settings: SettingsReader,
  now: () => number,
  emit: VaultHandlerParts['emit'],
  window: BrowserWindow,
): Pick<VaultHandlerParts, 'backups' | 'kit' | 'chooseBackupFolder' | 'chooseBackupFile'> {
  const backups = new Backups(
    vault,
    () => ({ folder: settings.get().backupFolder, keep: settings.get().backupsKept }),
    now,
  );
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => void backups.runIfWanted().then(() => emit('backup:changed', undefined)),
      AFTER_CHANGES,
    );
  };
  vault.onContents(soon);
  // A lock or an end right after a change may have come before its backup.
  soon();
  return {
    backups,
    kit: new KitCollector(),
    chooseBackupFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: sentences().dialog.backupFolder,
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? undefined : filePaths[0];
    },
    chooseBackupFile: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: sentences().dialog.backupFile,
        filters: [{ name: sentences().dialog.backupKind, extensions: ['json'] }],
        properties: ['openFile'],
      });
      return canceled ? undefined : filePaths[0];
    },
  };
}

export function startAutoLock(
  vault: Vault,
  settings: SettingsReader,
  now: () => number,
  lock: () => unknown,
): void {
  new AutoLock({
    monitor: powerMonitor,
    settings: settings.get.bind(settings),
    canLock: () => {
      const status = vault.status();
      return status.state === 'open' && status.protection.includes('passphrase');
    },
    lock: async () => lock(),
    now,
  }).start();
}

/** Touch ID on a Mac. Electron offers nothing of the kind for Windows Hello, and Linux has no one way. */
export function availableSystemPrompt(): { systemPrompt?: SystemPrompt } {
  if (process.platform !== 'darwin' || !systemPreferences.canPromptTouchID()) return {};
  return { systemPrompt: { name: 'Touch ID', ask: (why) => systemPreferences.promptTouchID(why) } };
}
