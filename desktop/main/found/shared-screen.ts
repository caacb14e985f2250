/** On Wayland: the screen that a person chose in the system's dialog, as a stream. There is no other way to see one. */
import { once } from 'node:events';
import { BrowserWindow, type Session, session } from 'electron';
import { Failure } from '../ipc/failure.ts';
import type { Pixels } from '../scanner/decode-qr.ts';
import { sentences } from '../texts/texts.ts';
import { SCHEME, SHARED_SCREEN_PAGE } from '../windows/app-scheme.ts';
import { allowSharedScreen, safeWebPreferences, turnNetworkOff } from '../windows/lock-down.ts';
import { PRELOAD, servePages } from '../windows/page-window.ts';

/** In memory only: nothing of it is ever written. */
const PARTITION = 'shared-screen';

export interface SharedScreen {
  /** What the screen shows now, at its own pixels. */
  picture(): Promise<Pixels>;
  /** Ends the share; what tells the person of it goes. */
  close(): void;
}

/**
 * Asks for a screen and waits for its first picture, however long the person takes to choose.
 *
 * A thumbnail of the capturer would need the size beforehand and would ask again each time. A stream has the screen's
 * own pixels and stays open. Only pages can open a stream, so a hidden page does.
 *
 * @param signal ends the question, and the share with it
 * @returns `undefined` where the signal ended it first
 * @throws Failure `capture-failed` when nothing was shared: declined, or there is no portal to ask
 */
export async function shareScreen(signal: AbortSignal): Promise<SharedScreen | undefined> {
  if (signal.aborted) return undefined;
  // Chromium asks the portal only where the session says what it is.
  process.env.XDG_SESSION_TYPE = 'wayland';
  const page = new BrowserWindow({
    show: false,
    webPreferences: { ...safeWebPreferences(PRELOAD, false), session: ownSession() },
  });
  const close = () => page.destroy();
  signal.addEventListener('abort', close, { once: true });
  try {
    await page.loadURL(SHARED_SCREEN_PAGE);
    const opened: unknown = await Promise.race([
      page.webContents.executeJavaScript('sharedScreen.open()'),
      once(signal, 'abort').then(() => undefined),
    ]);
    if (signal.aborted) return undefined;
    if (opened !== true) throw new Failure('capture-failed', sentences().capture.notShared);
    return { picture: () => pictureOf(page), close };
  } catch (error) {
    if (signal.aborted) return undefined;
    close();
    throw error;
  }
}

async function pictureOf(page: BrowserWindow): Promise<Pixels> {
  const { data, width, height } = await page.webContents.executeJavaScript('sharedScreen.picture()');
  return { data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), width, height };
}

/** A session in which sharing is all a page is allowed, so that the other pages are never allowed it. */
function ownSession(): Session {
  const own = session.fromPartition(PARTITION);
  if (!own.protocol.isProtocolRegistered(SCHEME)) {
    servePages(own.protocol);
    allowSharedScreen(own);
    turnNetworkOff(own);
  }
  return own;
}
