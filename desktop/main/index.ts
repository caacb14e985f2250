/** Start-up, as small named steps. What can wait until the window is being painted, waits. */
import { app, type BrowserWindow, ipcMain, protocol, safeStorage, session } from 'electron';
import type { SettingsFile } from './settings/settings-file.ts';
import { readVerb, type Verb, verbOf } from './system/verbs.ts';
import { SCHEME } from './windows/app-scheme.ts';
import { denyPermissions, pinNavigation, turnNetworkOff, turnSpellCheckerOff } from './windows/lock-down.ts';
import { createMainWindow } from './windows/main-window.ts';
import { servePages } from './windows/page-window.ts';

const asked = verbOf(process.argv);
if (beTheOnlyOne(asked)) {
  registerOwnScheme();
  pinEveryPage();
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start);
}

function start(): void {
  wakeKeyStore();
  servePages(protocol);
  closeTheSession();
  // A verb with nothing to show before it is done leaves the window where it is.
  const hidden = asked.verb === 'hidden' || asked.verb === 'copy' || asked.verb === 'palette';
  const settings = import('./settings/settings-file.ts').then(
    ({ SettingsFile }) => new SettingsFile(app.getPath('userData')),
  );
  const window = createMainWindow({ developing: !app.isPackaged, hidden, settings });
  const services = startBehind(window, settings);
  answerRequests(services);
  runVerbs(services);
}

/**
 * Two processes with one vault file would overwrite each other; the second one hands over what it was started for,
 * and ends. There is nothing to lock where nothing runs.
 */
function beTheOnlyOne(verb: Verb): boolean {
  const first = app.requestSingleInstanceLock({ ...verb });
  const stay = first && verb.verb !== 'lock';
  if (!stay) app.quit();
  return stay;
}

/** It takes a while to come up once it is first asked: long enough to make the window in. The vault asks again. */
function wakeKeyStore(): void {
  void safeStorage.isAsyncEncryptionAvailable?.();
}

/** An own scheme gives the page a real origin, which file:// does not; it must be known before the app is ready. */
function registerOwnScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Every page and session that will ever exist is pinned as it is made, so none can be forgotten. */
function pinEveryPage(): void {
  app.on('session-created', turnSpellCheckerOff);
  app.on('web-contents-created', (_event, contents) => pinNavigation(contents));
}

function closeTheSession(): void {
  denyPermissions(session.defaultSession);
  turnNetworkOff(session.defaultSession);
}

/** The vault and everything else behind the window, read beside its first paint. */
async function startBehind(window: BrowserWindow, settings: Promise<SettingsFile>) {
  const { startServices, answer } = await import('./services.ts');
  return { answer, ...(await startServices(window, await settings)) };
}

/** Requests are taken at once and answered when the vault has been read. */
function answerRequests(services: ReturnType<typeof startBehind>): void {
  ipcMain.handle('countersign:request', async (event, channel: unknown, request: unknown) => {
    const { answer, handlers } = await services;
    const frame = event.senderFrame;
    const sender = { isTopFrame: frame !== null && frame.parent === null, origin: frame?.origin ?? '' };
    return answer(handlers, sender, channel, request, reportUnforeseen);
  });
}

/** Where it happened, for a developer. Never the message: it may quote what was typed. */
function reportUnforeseen(channel: string, error: unknown): void {
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  process.stderr.write(
    `${channel} failed: ${error instanceof Error ? error.name : typeof error}\n${frames.join('\n')}\n`,
  );
}

/** This start's own verb, and those of every later one. */
function runVerbs(services: ReturnType<typeof startBehind>): void {
  const run = async (verb: Verb) => (await services).run(verb);
  if (asked.verb !== 'show') void run(asked);
  app.on('second-instance', (_event, _argv, _folder, sent: unknown) => void run(readVerb(sent)));
  app.on('activate', () => void run({ verb: 'show' }));
}
