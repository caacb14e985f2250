/** The camera. Only the main window may use it, and only while the camera view is open. */
import { type BrowserWindow, shell, systemPreferences } from 'electron';
import { Failure } from '../ipc/failure.ts';
import { DecodeError } from '../scanner/decoder.ts';
import { sentences } from '../texts/texts.ts';
import { allowCamera, denyPermissions } from '../windows/lock-down.ts';
import { decoder, foundText } from './app-decoder.ts';
import type { Findings } from './found.ts';

/** The page of the macOS settings for camera access. */
const MAC_CAMERA = 'x-apple.systempreferences:com.apple.preference.security?Privacy_Camera';
/** The time limit for one picture, in milliseconds. The next picture may be easier to read. */
const FRAME_LIMIT = 300;

export class Camera {
  readonly #window: BrowserWindow;
  /** Whether the camera is still wanted. The user may close the view before answering the macOS prompt. */
  #wanted = false;

  constructor(window: BrowserWindow) {
    this.#window = window;
    // After a reload or a close, the page no longer shows the camera.
    window.webContents.on('did-start-loading', () => this.close());
    window.on('closed', () => this.close());
  }

  /** Allows the page to use the camera. @throws Failure `capture-failed` if the system forbids it, with what to do */
  async open(): Promise<void> {
    this.#wanted = true;
    if (process.platform === 'darwin' && !(await systemPreferences.askForMediaAccess('camera'))) {
      void shell.openExternal(MAC_CAMERA);
      throw new Failure('capture-failed', sentences().camera.macAccess);
    }
    if (!this.#wanted) return;
    decoder.warmUp();
    const { webContents } = this.#window;
    allowCamera(webContents.session, webContents);
  }

  /** Forbids the camera again. The page stops a running one itself. */
  close(): void {
    this.#wanted = false;
    if (!this.#window.isDestroyed()) denyPermissions(this.#window.webContents.session);
  }

  /** Returns the codes in one picture. @param pixels red, green, blue, alpha, rows from the top */
  async look(frame: { pixels: Uint8Array; width: number; height: number }): Promise<Findings> {
    const searched = { kind: 'camera' } as const;
    const { pixels, width, height } = frame;
    const data = new Uint8ClampedArray(pixels);
    try {
      const codes = await decoder.decode({ data, width, height }, { timeLimit: FRAME_LIMIT });
      const place = sentences().place.camera;
      return { searched, texts: codes.map((code) => foundText(code, place, codes.length > 1)), problems: [] };
    } catch (error) {
      // The next picture follows shortly.
      if (error instanceof DecodeError) return { searched, texts: [], problems: [] };
      throw error;
    }
  }
}
