/** Backups, the recovery kit, automatic locking and the system's prompt, connected to Electron. */

import { app, type BrowserWindow, dialog, powerMonitor, systemPreferences } from 'electron';
import { SECOND } from '../../../shared/durations.ts';
import { quotableName } from '../../../shared/quotable.ts';
import type { Settings } from '../../settings.ts';
import { sentences } from '../texts/texts.ts';
import { AutoLock } from './auto-lock.ts';
import { Backups } from './backups.ts';
import type { VaultHandlerParts } from './handler-parts.ts';
import { KitCollector } from './recovery-kit.ts';
import type { SystemPrompt, Vault } from './vault.ts';

/** Several quick changes make one backup, this long after the last one, in milliseconds. */
const AFTER_CHANGES = 2_000;

interface SettingsReader {
  get: () => Settings;
  change: (change: Partial<Settings>) => Promise<Settings>;
}

/** Starts backing up every change, and returns the parts that the handlers need. */
export function startSafekeeping(
  vault: Vault,
  settings: SettingsReader,
  now: () => number,
  emit: VaultHandlerParts['emit'],
  window: BrowserWindow,
): Pick<VaultHandlerParts, 'backups' | 'kit' | 'chooseBackupFolder' | 'chooseBackupFile' | 'backupPlaces'> {
  const backups = new Backups({
    vault,
    settings: () => {
      const { backupFolder, backupsKept, lastBackup } = settings.get();
      return { folder: backupFolder, keep: backupsKept, last: lastBackup };
    },
    remember: (lastBackup) => settings.change({ lastBackup }),
    now,
  });
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    // The windows show a failure until a backup succeeds.
    timer = setTimeout(() => {
      // An empty vault has nothing to back up. After a loss, it would take the place of the backup that is restored next.
      if (vault.status().state !== 'open' || vault.entries().length === 0) return;
      void backups.runIfWanted().then(() => emit('backup:changed', undefined));
    }, AFTER_CHANGES);
  };
  vault.onContents(soon);
  // The app may have been locked or closed after a change but before its backup.
  soon();
  return {
    backups,
    kit: new KitCollector(),
    backupPlaces: () => [
      settings.get().backupFolder,
      ...(['documents', 'downloads', 'desktop', 'home'] as const).map((place) => app.getPath(place)),
    ],
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

/** How long a file that is no vault may still be being written, in milliseconds. */
const LOOK_AGAIN = 3 * SECOND;

/**
 * Looks at the vault file whenever the window gets the focus: another computer may have written it, or a person may
 * have deleted it. Tells the user what was done about it.
 */
export function watchVaultFile(vault: Vault, emit: VaultHandlerParts['emit'], window: BrowserWindow): void {
  const tell = () => {
    const names = vault.takeConflicts().map(({ key }) => quotableName(key.issuer || key.account) ?? '…');
    if (names.length > 0) emit('window:say', sentences().vault.conflicts({ names }));
  };
  const look = async () => {
    const news = await vault.look();
    if (!news) return;
    const { merged, writtenAgain, replacedDamaged } = sentences().vault;
    if (news.kind === 'reloaded') emit('vault:changed', vault.status());
    else if (news.kind === 'damaged') setTimeout(tellOfLook, LOOK_AGAIN).unref();
    else {
      emit(
        'window:say',
        { merged, 'written-again': writtenAgain, 'replaced-damaged': replacedDamaged }[news.kind],
      );
      emit('accounts:changed', undefined);
    }
  };
  const tellOfLook = () => {
    look().catch((error: unknown) => emit('window:say', error instanceof Error ? error.message : ''));
  };
  window.on('focus', tellOfLook);
  // A change may meet a foreign one, too, and merge it.
  vault.onContents(tell);
}

export function startAutoLock(
  vault: Vault,
  settings: SettingsReader,
  now: () => number,
  lock: () => unknown,
): AutoLock {
  const autoLock = new AutoLock({
    monitor: powerMonitor,
    settings: settings.get.bind(settings),
    canLock: () => {
      const status = vault.status();
      return status.state === 'open' && status.protection.includes('passphrase');
    },
    lock: async () => lock(),
    now,
  });
  autoLock.start();
  return autoLock;
}

/** Returns Touch ID on a Mac. Electron has no call for Windows Hello, and Linux has no common prompt. */
export function availableSystemPrompt(): { systemPrompt?: SystemPrompt } {
  if (process.platform !== 'darwin' || !systemPreferences.canPromptTouchID()) return {};
  return { systemPrompt: { name: 'Touch ID', ask: (why) => systemPreferences.promptTouchID(why) } };
}
