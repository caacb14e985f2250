/** The app's parts in the operating system: menu, tray, global shortcut, login, theme, and the verbs of later starts. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, globalShortcut, nativeTheme } from 'electron';
import type { AskedOfPage } from '../../ipc/app.ts';
import type { Emit } from '../../ipc/events.ts';
import type { SystemState } from '../../ipc/system.ts';
import type { Settings } from '../../settings.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { CodeCopier } from '../accounts/copy-code.ts';
import { Failure } from '../ipc/failure.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { sentences } from '../texts/texts.ts';
import { storeFailure } from '../vault/store-failure.ts';
import type { Vault } from '../vault/vault.ts';
import { bringToFront } from '../windows/main-window.ts';
import type { PaletteWindow } from '../windows/palette-window.ts';
import { showsTrayIcons, wantsAssistiveTree } from './desktop-bus.ts';
import { setMenu } from './menu.ts';
import { setStartAtLogin } from './start-at-login.ts';
import { startCommand } from './start-command.ts';
import { AppTray } from './tray.ts';
import type { Verb } from './verbs.ts';
import type { WaitingForPage } from './waiting-for-page.ts';

export interface ShellParts {
  window: BrowserWindow;
  vault: Vault;
  accounts: Accounts;
  copier: CodeCopier;
  settings: SettingsFile;
  palette: PaletteWindow;
  /** Requests that wait for the main page. */
  waiting: WaitingForPage;
  /** Locks the vault, with everything that belongs to locking. */
  lock: () => unknown;
  emit: Emit;
}

export class SystemShell {
  readonly #parts: ShellParts;
  #tray: AppTray | undefined;
  #shortcut: SystemState['shortcut'] = 'free';
  #quitting = false;
  #whenOpen: Verb | undefined;

  constructor(parts: ShellParts) {
    this.#parts = parts;
    const now = parts.settings.get();
    this.#applyMenu();
    this.#applyTray(now);
    this.#applyShortcut(now);
    this.#closeToTray();
    this.#describeWindows(now);
    parts.window.on('focus', () => this.#describeWindows(parts.settings.get()));
    parts.settings.onChange((changed, before) => this.#apply(changed, before));
    app.on('will-quit', () => globalShortcut.unregisterAll());
  }

  get shortcut(): SystemState['shortcut'] {
    return this.#shortcut;
  }

  /** Updates the tray's menu after a change of the accounts or the vault. */
  refresh(): void {
    const status = this.#parts.vault.status();
    const open = status.state === 'open';
    const asked = this.#whenOpen;
    if (open && asked) {
      this.#whenOpen = undefined;
      void this.run(asked);
    }
    this.#tray?.update(
      open ? this.#parts.accounts.list() : undefined,
      open && status.protection.includes('passphrase'),
      sentences().tray,
    );
  }

  /** Runs the verb of a start of the program. */
  async run(asked: Verb): Promise<void> {
    const { window, vault, palette, copier } = this.#parts;
    const open = vault.status().state === 'open';
    switch (asked.verb) {
      case 'hidden':
        return;
      case 'lock':
        return open ? this.#lock() : undefined;
      case 'scan':
        bringToFront(window);
        return this.#askPage('scan');
      case 'add':
        bringToFront(window);
        this.#parts.waiting.putHandedOver(asked);
        return this.#askPage('handed-over');
      case 'show':
        return bringToFront(window);
      case 'palette':
        return open ? palette.open() : this.#afterUnlock(asked);
      case 'copy':
        if (!open) return this.#afterUnlock(asked);
        palette.open(await copier.copyByWords(asked.query));
    }
  }

  /** The page takes the request when it can: a locked vault has no page for it yet. */
  #askPage(what: AskedOfPage): void {
    this.#parts.waiting.put(what);
    this.#parts.emit('window:asked', undefined);
  }

  /** Asks for the passphrase, and does what was requested when the vault is open. */
  #afterUnlock(asked: Verb): void {
    this.#whenOpen = asked;
    bringToFront(this.#parts.window);
  }

  /** Locks. If the vault has no passphrase, shows in the main window why it cannot be locked. */
  async #lock(): Promise<void> {
    const { window, emit, lock } = this.#parts;
    try {
      await lock();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      bringToFront(window);
      emit('window:say', error.message);
    }
  }

  #apply(now: Settings, before: Settings): void {
    if (now.theme !== before.theme) nativeTheme.themeSource = now.theme;
    if (now.language !== before.language) this.#applyMenu();
    if (now.tray !== before.tray || now.language !== before.language) this.#applyTray(now);
    if (now.paletteShortcut !== before.paletteShortcut) this.#applyShortcut(now);
    if (now.contentProtection !== before.contentProtection) {
      this.#parts.window.setContentProtection(now.contentProtection);
    }
    if (now.screenReader) this.#describeWindows(now);
    if (now.startAtLogin !== before.startAtLogin) {
      applyStartAtLogin(now.startAtLogin).catch((error: unknown) =>
        this.#parts.emit('window:say', storeFailure(error, autostartFolder()).message),
      );
    }
  }

  /**
   * Describes the windows to assistive technology if the desktop asks for it or the setting is on. Chromium does not
   * notice the desktop's switch on Linux. `loadAssistiveBridge` prepared it. Checked when the window gets the focus, because users turn it on meanwhile.
   */
  #describeWindows({ screenReader }: Settings): void {
    if (app.accessibilitySupportEnabled) return;
    void (async () => {
      if (screenReader || (await wantsAssistiveTree())) app.accessibilitySupportEnabled = true;
    })();
  }

  #applyMenu(): void {
    const ask = (what: AskedOfPage) => () => {
      bringToFront(this.#parts.window);
      this.#askPage(what);
    };
    setMenu(process.platform, !app.isPackaged, sentences().menu, {
      import: ask('import'),
      export: ask('export'),
      settings: ask('settings'),
    });
  }

  #applyTray({ tray }: Settings): void {
    if (!tray) {
      this.#tray?.remove();
      this.#tray = undefined;
      return;
    }
    const { window, copier, palette } = this.#parts;
    this.#tray ??= new AppTray({
      show: () => bringToFront(window),
      palette: () => void this.run({ verb: 'palette' }),
      scan: () => void this.run({ verb: 'scan' }),
      lock: () => void this.run({ verb: 'lock' }),
      quit: () => app.quit(),
      copy: async (id) => {
        // The account may have been removed meanwhile. The menu updates shortly.
        const copied = await copier.copyUsable(id).catch(() => undefined);
        if (copied) palette.open({ query: '', copied });
      },
    });
    this.refresh();
  }

  #applyShortcut({ paletteShortcut }: Settings): void {
    globalShortcut.unregisterAll();
    if (paletteShortcut === '') {
      this.#shortcut = 'free';
      return;
    }
    this.#shortcut = register(paletteShortcut, () => void this.run({ verb: 'palette' })) ? 'held' : 'refused';
  }

  #closeToTray(): void {
    const { window, settings } = this.#parts;
    app.on('before-quit', () => {
      this.#quitting = true;
    });
    window.on('close', (event) => {
      if (this.#quitting || !this.#tray || !settings.get().closeToTray) return;
      event.preventDefault();
      // Hidden without a tray icon, the window could not be brought back.
      void showsTrayIcons().then((shows) => (shows ? window.hide() : window.minimize()));
    });
    // A hidden palette may still exist. It must not keep the app running.
    window.on('closed', () => app.quit());
  }
}

/** Registers a global shortcut. @returns whether that worked; Wayland or another program may prevent it */
function register(accelerator: string, run: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, run);
  } catch {
    // Not a valid key name.
    return false;
  }
}

function autostartFolder(): string {
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart');
}

function applyStartAtLogin(wanted: boolean): Promise<void> {
  return setStartAtLogin(wanted, {
    platform: process.platform,
    autostartFolder: autostartFolder(),
    command: startCommand(),
    setLoginItem: (openAtLogin, args) => app.setLoginItemSettings({ openAtLogin, args }),
  });
}
