/** Shared by the app's pictures: a vault with accounts, the open app, and a user's actions. */
import type { Page } from '@playwright/test';
import { readDetails } from '../../../desktop/account-fields.ts';
import type { Entry } from '../../../desktop/main/vault/entry.ts';
import { Vault } from '../../../desktop/main/vault/vault.ts';
import type { SettingsChange } from '../../../desktop/settings.ts';
import { makeDataFolder } from '../../../e2e/fixtures/data-folder.ts';
import type { DesktopApp, DesktopOptions } from '../../../e2e/fixtures/desktop-app.ts';
import { noKeyStore } from '../../../e2e/fixtures/key-store.ts';
import type { KeyUri } from '../../../shared/key-uri.ts';
import type { Take } from './camera.ts';

/** The public test keys of RFC 6238 Appendix B: the one for SHA-1, and the longer one for SHA-256. */
export const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
export const SECRET_256 = `${SECRET}GEZDGNBVGY3TQOJQGEZA`;
export const PASSPHRASE = 'a calm green lantern';

export interface AppScene {
  take: Take;
  /** Starts the app on the display. */
  open(options: Omit<DesktopOptions, 'display'>): Promise<DesktopApp>;
}

/** The app with its own vault. */
export interface OpenApp extends DesktopApp {
  folder: string;
}

/** Returns an account for a vault in pictures. */
export function account(
  issuer: string,
  name: string,
  { removedAt, addedAt = 0, ...more }: Partial<Entry> & Partial<KeyUri> = {},
): Entry {
  const details = readDetails(more);
  const key = Object.fromEntries(Object.entries(more).filter(([name]) => !Object.hasOwn(details, name)));
  const common = {
    issuer,
    account: name,
    secret: SECRET,
    algorithm: 'SHA1' as const,
    digits: 6,
    period: 30,
    extra: [],
  };
  return {
    id: `${issuer} ${name}`.replace(/\W+/g, '-').slice(0, 60),
    addedAt,
    ...details,
    ...(removedAt !== undefined && { removedAt }),
    key: { type: 'totp', ...common, ...key } as KeyUri,
  };
}

/** Creates a vault that {@link PASSPHRASE} opens, without the app, with one write for all accounts. */
export async function fillVault(folder: string, entries: readonly Entry[]): Promise<void> {
  const refuse = () => Promise.reject(new Error('There is no key store here.'));
  const vault = await Vault.open({
    folder,
    keyStore: { describe: async () => ({ available: false, name: 'none' }), wrap: refuse, unwrap: refuse },
    now: Date.now,
  });
  await vault.create(PASSPHRASE);
  if (entries.length > 0) await vault.change(() => [...entries]);
  await vault.lock();
}

/** Opens the app with a vault with these accounts, and closes it after the work. */
export async function withAccounts(
  { open }: AppScene,
  entries: readonly Entry[],
  work: (desktop: OpenApp) => Promise<void>,
  switches: readonly string[] = [],
): Promise<void> {
  const data = await makeDataFolder();
  await fillVault(data.path, entries);
  const desktop = await open({ keyStore: noKeyStore, dataFolder: data.path, switches });
  try {
    await unlock(desktop.window);
    await desktop.window.getByRole('button', { name: 'Scan screen' }).first().waitFor();
    await work({ ...desktop, folder: data.path });
  } finally {
    await desktop.close();
    await data.remove();
  }
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
}

export async function set(page: Page, change: SettingsChange): Promise<void> {
  await page.evaluate((wanted) => window.countersign.invoke('settings:change', wanted), change);
}

/** Replaces the system's dialog, which tests cannot control. It returns these paths. */
export async function chooses({ electron }: DesktopApp, ...filePaths: string[]): Promise<void> {
  await electron.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: paths });
  }, filePaths);
}

export async function rowAction(page: Page, name: string, action: string): Promise<void> {
  await page
    .getByRole('button', { name: `Actions for ${name}` })
    .first()
    .click();
  await page.getByRole('menuitem', { name: action }).click();
  await dialogOf(page);
}

/** Waits for a dialog. The first one of a window loads its code, and Escape means nothing before that. */
export const dialogOf = (page: Page): Promise<void> =>
  page.locator('[role="dialog"], [role="alertdialog"]').waitFor();

/** Sends a verb, like another start of the program with `--VERB`. */
export async function start(
  { electron }: DesktopApp,
  verb: { verb: 'palette' | 'lock' | 'scan' } | { verb: 'copy'; query: string },
): Promise<void> {
  await electron.evaluate(({ app }, asked) => {
    app.emit('second-instance', {}, [], '', asked);
  }, verb);
}

/** Sets the main window's content size, in density-independent pixels. */
export async function resize({ electron }: DesktopApp, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => {
      const main = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('index'),
      );
      main?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

/** The time step of these accounts, in milliseconds. */
const STEP = 30_000;

/** Waits until the current time step has only a few seconds left, but enough for two pictures. */
export async function nearTheEnd(page: Page): Promise<void> {
  const intoStep = Date.now() % STEP;
  const wanted = STEP - 5_000;
  await page.waitForTimeout(intoStep <= wanted ? wanted - intoStep : STEP - intoStep + wanted);
}

/** Scrolls a section of the settings to the top. */
export async function section(page: Page, name: string): Promise<void> {
  await page.getByRole('region', { name }).evaluate((element) => {
    const settings = element.closest('.settings');
    settings?.scrollTo(0, settings.scrollTop + element.getBoundingClientRect().top - 64);
  });
}
