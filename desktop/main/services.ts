/** The parts behind the window, put together. Loaded while the window is being made, so that neither waits. */
import { app, type BrowserWindow, clipboard, safeStorage } from 'electron';
import type { Events } from '../ipc-contract.ts';
import { Accounts } from './accounts.ts';
import { CodeClipboard } from './clipboard.ts';
import { FoundReports } from './found.ts';
import { createHandlers } from './handlers.ts';
import type { Handlers } from './ipc.ts';
import { systemKeyStore } from './vault/system-key-store.ts';
import { Vault } from './vault/vault.ts';

export { answer } from './ipc.ts';

export async function startServices(window: BrowserWindow): Promise<Handlers> {
  const now = Date.now;
  const vault = await Vault.open({
    folder: app.getPath('userData'),
    keyStore: systemKeyStore(safeStorage, process.platform),
    now,
  });
  const codes = new CodeClipboard(clipboard, now);
  app.on('before-quit', (event) => {
    if (!codes.holdsCode) return;
    // Clearing is not instant on every system: quitting waits for it, then comes back here with nothing to clear.
    event.preventDefault();
    void codes.clear().finally(() => app.quit());
  });

  return createHandlers({
    vault,
    accounts: new Accounts(vault, now),
    found: new FoundReports(now),
    clipboard: codes,
    scanScreens: async () => (await import('./scan.ts')).scanScreens(),
    openImages: async () => (await import('./scan.ts')).openImages(window),
    emit: <E extends keyof Events>(event: E, payload: Events[E]) => {
      if (!window.isDestroyed()) window.webContents.send('countersign:event', event, payload);
    },
  });
}
