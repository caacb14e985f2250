/** Start-up in small steps. Steps that the first paint does not need run later. */
import { setImmediate as untilLater } from 'node:timers/promises';
import { app, type BrowserWindow, ipcMain, Menu, protocol, safeStorage, session } from 'electron';
import type { SettingsFile } from './settings/settings-file.ts';
import { loadAssistiveBridge } from './system/assistive-bridge.ts';
import { sessionFolderFor } from './system/session-folder.ts';
import { terminalAnswer } from './system/terminal-answer.ts';
import { mistypedOption, ownArguments, readVerb, textAskedFor, type Verb, verbOf } from './system/verbs.ts';
import { writeLine } from './system/write-line.ts';
import type { MainTexts } from './texts/texts.ts';
import { SCHEME } from './windows/app-scheme.ts';
import { denyPermissions, pinNavigation, turnNetworkOff, turnSpellCheckerOff } from './windows/lock-down.ts';
import { createMainWindow } from './windows/main-window.ts';
import { servePages } from './windows/page-window.ts';

/** Set when the services start. */
let runVerb: ((verb: Verb) => Promise<void>) | undefined;

const args = ownArguments(process.argv, app.isPackaged ? undefined : app.getAppPath(), process.cwd());
const asked = verbOf(args, process.cwd());
const text = textAskedFor(args);
const mistyped = mistypedOption(args);
if (text) {
  void print(text);
} else if (mistyped) {
  void refuse(mistyped);
} else if (beTheOnlyOne(asked)) {
  registerOwnScheme();
  // Otherwise Electron builds a menu of its own before the window, in place of the app's, which follows the first picture.
  Menu.setApplicationMenu(null);
  pinEveryPage();
  takeFromDesktop();
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start);
}

function start(): void {
  wakeKeyStore();
  const pageServed = servePages(protocol);
  closeTheSession();
  // These verbs do not need the main window.
  const hidden = asked.verb === 'hidden' || asked.verb === 'copy' || asked.verb === 'palette';
  const settings = pageServed.then(readSettings);
  const bridgeLoaded = loadAssistiveBridge(process.platform, process.env);
  const window = createMainWindow({
    developing: !app.isPackaged,
    folder: app.getPath('userData'),
    hidden,
    settings,
  });
  bridgeLoaded();
  const services = startBehind(window, settings);
  answerRequests(services);
  runVerbs(services);
}

/** Prints the help or the version, and ends. */
async function print(wanted: 'help' | 'version'): Promise<void> {
  writeLine(process.stdout, await terminalAnswer(wanted, app.getVersion(), inSystemLanguage));
  app.exit(0);
}

/** Says that an option is unknown, and ends. */
async function refuse(mistyped: { typed: string; meant: string }): Promise<void> {
  writeLine(process.stderr, await inSystemLanguage((say) => say.mistyped(mistyped)));
  app.exit(2);
}

/** Returns a text for the terminal. Loads the texts only now, because most starts print nothing. */
async function inSystemLanguage(text: (say: MainTexts) => string): Promise<string> {
  const { currentLanguage, sentences, setLanguage } = await import('./texts/texts.ts');
  const { forTerminal } = await import('../../shared/translations/terminal.ts');
  setLanguage('system', app.getPreferredSystemLanguages());
  return forTerminal(text(sentences()), currentLanguage());
}

/** macOS passes links and files as events instead of arguments. They can come before the app is ready. */
function takeFromDesktop(): void {
  const take = (argument: string) => {
    const verb = verbOf([argument], process.cwd());
    void app.whenReady().then(() => runVerb?.(verb));
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    take(url);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take(path);
  });
}

/**
 * Allows one process only, because two would overwrite each other's vault file. A second one sends its verb to the first
 * and ends. The verb `lock` also ends if no other process runs, because there is nothing to lock.
 */
function beTheOnlyOne(verb: Verb): boolean {
  const dataFolder = app.getPath('userData');
  const elsewhere = sessionFolderFor(dataFolder);
  if (elsewhere !== undefined) {
    app.setPath('sessionData', elsewhere);
    app.setPath('userData', elsewhere);
  }
  const first = app.requestSingleInstanceLock({ ...verb });
  // Chromium made its lock in the other folder. The vault and the settings are where they were.
  app.setPath('userData', dataFolder);
  const stay = first && verb.verb !== 'lock';
  if (!stay) app.quit();
  return stay;
}

/** Starts the key store early. It needs some time after its first call, and the window opens meanwhile. */
function wakeKeyStore(): void {
  void safeStorage.isAsyncEncryptionAvailable?.();
}

/** Registers the app's own scheme before the app is ready. Unlike file://, it gives the page a real origin. */
function registerOwnScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Restricts every page and every session when it is created, so that none is missed. */
function pinEveryPage(): void {
  app.on('session-created', turnSpellCheckerOff);
  app.on('web-contents-created', (_event, contents) => pinNavigation(contents));
}

function closeTheSession(): void {
  denyPermissions(session.defaultSession);
  turnNetworkOff(session.defaultSession);
}

async function readSettings(): Promise<SettingsFile> {
  // The response to the page leaves first.
  await untilLater();
  const { SettingsFile } = await import('./settings/settings-file.ts');
  return new SettingsFile(app.getPath('userData'));
}

/**
 * What the services consist of, in an order in which no part brings a later one with it. Read at once, their code would
 * keep this process from answering the page for a tenth of the time to the first code.
 */
const PARTS = [
  () => import('./texts/texts.ts'),
  () => import('../../shared/key-uri.ts'),
  () => import('../../shared/migration.ts'),
] as const;

/**
 * Starts the vault and the other services while the window's process starts. The page is served first, and between the
 * parts this process answers what the page asks for.
 */
async function startBehind(window: BrowserWindow, settings: Promise<SettingsFile>) {
  const known = await settings;
  for (const load of PARTS) {
    await load();
    await untilLater();
  }
  const { startServices, answer } = await import('./services.ts');
  return { answer, ...(await startServices(window, known)) };
}

/** Accepts requests immediately. Answers them when the vault has been read. */
function answerRequests(services: ReturnType<typeof startBehind>): void {
  ipcMain.handle('countersign:request', async (event, channel: unknown, request: unknown) => {
    const { answer, handlers } = await services;
    const frame = event.senderFrame;
    const sender = { isTopFrame: frame !== null && frame.parent === null, origin: frame?.origin ?? '' };
    return JSON.stringify(await answer(handlers, sender, channel, request, reportUnforeseen));
  });
}

/** Writes the place of an unexpected error for a developer. Never the message, because it may quote typed text. */
function reportUnforeseen(channel: string, error: unknown): void {
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const what = error instanceof Error ? error.name : typeof error;
  writeLine(process.stderr, [`${channel} failed: ${what}`, ...frames].join('\n'));
}

/** Runs the verb of this start and of every later one. */
function runVerbs(services: ReturnType<typeof startBehind>): void {
  const run = async (verb: Verb) => (await services).run(verb);
  runVerb = run;
  if (asked.verb !== 'show') void run(asked);
  app.on('second-instance', (_event, _argv, _folder, sent: unknown) => void run(readVerb(sent)));
  app.on('activate', () => void run({ verb: 'show' }));
}
