/** Screen capture on Wayland: a stream of the screen that the user chooses in the system's dialog. */
import { once } from 'node:events';
import { BrowserWindow, type Session, session } from 'electron';
import { Failure } from '../ipc/failure.ts';
import type { Pixels } from '../scanner/decode-qr.ts';
import { sentences } from '../texts/texts.ts';
import { SCHEME, SHARED_SCREEN_PAGE } from '../windows/app-scheme.ts';
import { allowSharedScreen, safeWebPreferences, turnNetworkOff } from '../windows/lock-down.ts';
import { PRELOAD, servePages } from '../windows/page-window.ts';

/** In memory only, so its data is never written to disk. */
const PARTITION = 'shared-screen';

export interface SharedScreen {
  /**
   * Returns the screen's current picture at its full resolution.
   *
   * @param when `still` waits a moment until nothing moves on the screen
   */
  picture(when?: 'still'): Promise<Pixels>;
  /** Ends the share and the system's indicator for it. */
  close(): void;
}

/**
 * Asks the user for a screen, and waits without a time limit for its first picture.
 *
 * `desktopCapturer` needs the size beforehand and asks again each time. A stream has the screen's full resolution and
 * stays open. Only a page can open a stream, so a hidden page does.
 *
 * @param signal ends the question and the share
 * @returns `undefined` if the signal ended it first
 * @throws Failure `capture-failed` if the user declines, or there is no portal
 */
export async function shareScreen(signal: AbortSignal): Promise<SharedScreen | undefined> {
  if (signal.aborted) return undefined;
  // Chromium uses the portal only if this variable says Wayland.
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
    return { picture: (when) => pictureOf(page, when), close };
  } catch (error) {
    if (signal.aborted) return undefined;
    close();
    throw error;
  }
}

async function pictureOf(page: BrowserWindow, when?: 'still'): Promise<Pixels> {
  const { data, width, height } = await page.webContents.executeJavaScript(
    `sharedScreen.picture(${JSON.stringify(when)})`,
  );
  return { data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), width, height };
}

/** Returns a session whose only permission is sharing. The other pages' session never gets it. */
function ownSession(): Session {
  const own = session.fromPartition(PARTITION);
  if (!own.protocol.isProtocolRegistered(SCHEME)) {
    void servePages(own.protocol);
    allowSharedScreen(own);
    turnNetworkOff(own);
  }
  return own;
}
