/** Start-up, as small named steps. What can wait until the window is being painted, waits. */
import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, protocol, session } from 'electron';
import { respond, SCHEME } from './app-scheme.ts';
import { denyPermissions, pinNavigation, turnNetworkOff } from './lock-down.ts';
import { createMainWindow } from './main-window.ts';
import { setMenu } from './menu.ts';

const RENDERER = join(import.meta.dirname, '../renderer');

if (beTheOnlyOne()) {
  registerOwnScheme();
  pinEveryPage();
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start);
}

function start(): void {
  const developing = !app.isPackaged;
  serveRenderer();
  closeTheSession();
  const window = createMainWindow(developing);
  answerRequests(window);
  raiseOnSecondStart(window);
  setMenu(process.platform, developing);
}

/** Two processes with one vault file would overwrite each other; the second one hands over and ends. */
function beTheOnlyOne(): boolean {
  const first = app.requestSingleInstanceLock();
  if (!first) app.quit();
  return first;
}

/** An own scheme gives the page a real origin, which file:// does not; it must be known before the app is ready. */
function registerOwnScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Every page that will ever exist is pinned as it is made, so none can be forgotten. */
function pinEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => pinNavigation(contents));
}

function serveRenderer(): void {
  protocol.handle(SCHEME, (request) => respond(request.url, RENDERER));
}

function closeTheSession(): void {
  denyPermissions(session.defaultSession);
  turnNetworkOff(session.defaultSession);
}

/** Requests are taken at once and answered when the vault has been read, which happens beside the first paint. */
function answerRequests(window: BrowserWindow): void {
  const services = import('./services.ts').then(async ({ startServices, answer }) => ({
    answer,
    handlers: await startServices(window),
  }));
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

function raiseOnSecondStart(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
}
