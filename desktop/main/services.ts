/** Starts the parts behind the windows. Loaded while the window opens, so that both happen at once. */
import * as electron from 'electron';
import { app, BrowserWindow, clipboard, nativeTheme, safeStorage } from 'electron';
import type { Emit } from '../ipc/events.ts';
import type { SystemState } from '../ipc/system.ts';
import { Accounts } from './accounts/accounts.ts';
import { CodeCopier } from './accounts/copy-code.ts';
import { LastUses, readLastUses } from './accounts/last-uses.ts';
import { CodeClipboard } from './clipboard/clipboard.ts';
import { type ClipboardItemClass, privateClipboard } from './clipboard/private-clipboard.ts';
import type { Camera } from './found/camera.ts';
import { FoundReports } from './found/found.ts';
import { RegionOverlay } from './found/region-overlay.ts';
import { WatchedFolder } from './found/watched-folder.ts';
import { createHandlers } from './handlers.ts';
import { ImportDesk } from './import/in-app/import-desk.ts';
import { chooseFolderFor, chooseNewFile } from './import/in-app/save-dialog.ts';
import type { Handlers } from './ipc/answer.ts';
import type { SettingsFile } from './settings/settings-file.ts';
import { chooseCommonFolder } from './sync/choose-folder.ts';
import { SeveralDesk } from './sync/several-desk.ts';
import { aboutApp } from './system/about-app.ts';
import { showsTrayIcons } from './system/desktop-bus.ts';
import { startCommand } from './system/start-command.ts';
import type { Verb } from './system/verbs.ts';
import { WaitingForPage } from './system/waiting-for-page.ts';
import { sentences, setLanguage } from './texts/texts.ts';
import type { Updates } from './updates/updates.ts';
import { giveBackMemory } from './vault/give-back-memory.ts';
import {
  availableSystemPrompt,
  startAutoLock,
  startSafekeeping,
  watchVaultFile,
} from './vault/safekeeping.ts';
import { systemKeyStore } from './vault/system-key-store.ts';
import { Vault } from './vault/vault.ts';
import { bringToFront } from './windows/main-window.ts';
import { PaletteWindow } from './windows/palette-window.ts';

export { answer } from './ipc/answer.ts';

export interface Services {
  handlers: Handlers;
  /** Runs the verb of this or another start. */
  run: (asked: Verb) => Promise<void>;
}

export async function startServices(window: BrowserWindow, settings: SettingsFile): Promise<Services> {
  // Not the function itself: tests move the clock.
  const now = () => Date.now();
  const followLanguage = () => setLanguage(settings.get().language, app.getPreferredSystemLanguages());
  followLanguage();
  settings.onChange(followLanguage);
  const folder = app.getPath('userData');
  const [vault, sealed] = await Promise.all([
    Vault.open({
      folder,
      keyStore: systemKeyStore(safeStorage, process.platform),
      now,
      ...availableSystemPrompt(),
    }),
    readLastUses(folder),
  ]);
  const hygiene = privateClipboard(clipboard, clipboardItem(), process.platform);
  const codes = new CodeClipboard(hygiene.clipboard, now, () => settings.get().clearClipboardAfter * 1000);
  const uses = new LastUses({ folder, vault, sealed, onUse: (use) => emit('accounts:used', use) });
  const accounts = new Accounts({
    vault,
    now,
    offset: () => settings.get().clockOffset,
    lastUse: (id) => uses.lastUse(id),
  });
  const copier = new CodeCopier({
    accounts,
    clipboard: codes,
    uses,
    onStep: () => emit('accounts:changed', undefined),
  });
  finishBeforeQuitting(codes, uses);
  const palette = new PaletteWindow(!app.isPackaged, (made) => {
    if (settings.get().contentProtection) made.setContentProtection(true);
  });

  const region = new RegionOverlay(!app.isPackaged);
  let opened: Promise<Camera> | undefined;
  const camera = () => {
    opened ??= import('./found/camera.ts').then((code) => new code.Camera(window));
    return opened;
  };

  const startWorker = async () => (await import('./import/in-app/app-worker.ts')).startImportWorker();
  let updates: Promise<Updates> | undefined;

  const desk = new ImportDesk({
    startWorker,
    onWaiting: (files) => emit('import:waiting', files),
    onOpening: (app) => emit('import:opening', { app }),
  });
  const takeOthers = desk.take.bind(desk);

  const emit: Emit = (event, payload) => {
    for (const open of BrowserWindow.getAllWindows()) {
      open.webContents.send('countersign:event', event, payload);
    }
    if (event === 'vault:changed') {
      giveBackMemory();
      if (vault.status().state === 'open') autoLock.used();
      else palette.forget();
    }
    if (event === 'accounts:changed' || event === 'vault:changed') void shell.then((made) => made.refresh());
  };
  const several = new SeveralDesk({
    vault,
    folder,
    now,
    onChange: () => emit('several:changed', undefined),
    onAccounts: () => emit('accounts:changed', undefined),
  });
  const waiting = new WaitingForPage(now);
  const handlers = createHandlers({
    waiting,
    vault,
    accounts,
    found: new FoundReports(now, () => settings.get().clockOffset),
    clipboard: codes,
    uses,
    copier,
    settings,
    now,
    scanScreens: async (watch) => (await import('./found/scan.ts')).scanScreens(watch),
    scanRegion: async (watch) => (await import('./found/scan.ts')).scanRegion(region, watch),
    region,
    folder: {
      choose: async () => (await import('./found/read-pictures.ts')).chooseFolder(window),
      watched: new WatchedFolder({
        read: async (path, signal) => (await import('./found/read-pictures.ts')).readPicture(path, signal),
        onChange: (view) => emit('folder:changed', view),
        onLost: (name) => emit('window:say', sentences().look.folderLost({ name })),
      }),
    },
    camera: {
      open: async () => (await camera()).open(),
      close: () => void opened?.then((made) => made.close()),
      look: async (frame) => (await camera()).look(frame),
    },
    glanceAtScreens: async (signal) => (await import('./found/scan.ts')).glanceAtScreens(signal),
    openImages: async (watch) =>
      (await import('./found/read-pictures.ts')).openImages(window, takeOthers, watch),
    readPictures: (files, more) => async (watch) =>
      (await import('./found/read-pictures.ts')).readPictures(files, more, takeOthers, watch),
    readClipboard: async (watch) =>
      (await import('./found/read-pictures.ts')).readClipboard(takeOthers, watch),
    readHandedOver: async (watch) => {
      const handedOver = waiting.takeHandedOver();
      return (
        handedOver && (await import('./found/read-pictures.ts')).readHandedOver(handedOver, takeOthers, watch)
      );
    },
    askServerForTime: async (address) =>
      (await import('./clock/ask-server.ts')).askServerForTime(address, now),
    systemState: async (): Promise<SystemState> => ({
      shortcut: (await shell).shortcut,
      tray: await showsTrayIcons(),
      clipboard: hygiene.promise,
      contentProtection: CONTENT_PROTECTION[process.platform] ?? 'no',
      command: startCommand().join(' '),
    }),
    about: aboutApp(),
    palette,
    updates: () => {
      updates ??= import('./updates/app-updates.ts').then((code) => code.appUpdates(now));
      return updates;
    },
    beginInWindow: (what) => {
      bringToFront(window);
      waiting.put(what);
      emit('window:asked', undefined);
    },
    desk,
    keepRest: async (rest) =>
      (await import('./import/in-app/keep-rest.ts')).keepRest(rest, (name) => chooseNewFile(window, name)),
    startWorker,
    toPdf: async (html) => (await import('./import/in-app/sheet-to-pdf.ts')).sheetToPdf(html),
    chooseNewFile: (name) => chooseNewFile(window, name),
    chooseFolderFor: () => chooseFolderFor(window),
    chooseImportFile: async () => (await import('./found/read-pictures.ts')).chooseImportFile(window),
    several,
    chooseCommonFolder: () => chooseCommonFolder(window),
    emit,
    ownFolder: folder,
    ...startSafekeeping(vault, settings, now, emit, window),
  });
  watchVaultFile(vault, emit, window);
  const autoLock = startAutoLock(vault, settings, now, () => handlers['vault:lock'](undefined));
  nativeTheme.themeSource = settings.get().theme;
  // Menu, tray and shortcut start after the window's first paint, so that they do not delay it.
  const shell = firstPicture(window).then(async () => {
    const { SystemShell } = await import('./system/system-shell.ts');
    const lock = () => handlers['vault:lock'](undefined);
    return new SystemShell({ window, vault, accounts, copier, settings, palette, waiting, lock, emit });
  });
  void firstPicture(window).then(() => {
    giveBackMemory();
    return several.start();
  });
  return { handlers, run: async (asked) => (await shell).run(asked) };
}

/** The effect of `setContentProtection`: Linux ignores it, and newer macOS does not stop newer capture programs. */
const CONTENT_PROTECTION: Readonly<Record<string, SystemState['contentProtection']>> = {
  win32: 'yes',
  darwin: 'partly',
};

/** Returns Electron's class for several clipboard formats. Not imported by name, as it is absent before Electron 44. */
function clipboardItem(): ClipboardItemClass | undefined {
  return (electron as { ClipboardItem?: ClipboardItemClass }).ClipboardItem;
}

/** Before the app quits, clears a copied code and saves the order of last use. */
function finishBeforeQuitting(codes: CodeClipboard, uses: LastUses): void {
  app.on('before-quit', (event) => {
    if (!codes.holdsCode && uses.isSaved) return;
    // Both may take time on some systems. Quitting waits for them, then calls this again with nothing left to do.
    event.preventDefault();
    void Promise.allSettled([codes.clear(), uses.save()]).then(() => app.quit());
  });
}

/** Resolves shortly after the window's first page is painted. */
function firstPicture(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.webContents.once('did-finish-load', () => setTimeout(resolve, 400));
  });
}
