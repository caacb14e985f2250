/** The camera: open in the main window for as long as the person looks through it, and in nothing else. */
import { type BrowserWindow, shell, systemPreferences } from 'electron';
import { Failure } from '../ipc/failure.ts';
import { DecodeError } from '../scanner/decoder.ts';
import { sentences } from '../texts/texts.ts';
import { allowCamera, denyPermissions } from '../windows/lock-down.ts';
import { decoder, foundText } from './app-decoder.ts';
import type { Findings } from './found.ts';

/** Where macOS keeps the switch. */
const MAC_CAMERA = 'x-apple.systempreferences:com.apple.preference.security?Privacy_Camera';
/** Milliseconds for one picture: another one comes, and a person moves the code until one is read. */
const FRAME_LIMIT = 300;

export class Camera {
  readonly #window: BrowserWindow;
  /** What was asked for last: macOS's question may take longer than the person waits. */
  #wanted = false;

  constructor(window: BrowserWindow) {
    this.#window = window;
    // A page that was reloaded or closed no longer shows the camera.
    window.webContents.on('did-start-loading', () => this.close());
    window.on('closed', () => this.close());
  }

  /** @throws Failure `capture-failed` where the system does not allow it, with what to do */
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

  /** The page gets no camera any more; the one it has it stops itself. */
  close(): void {
    this.#wanted = false;
    if (!this.#window.isDestroyed()) denyPermissions(this.#window.webContents.session);
  }

  /** @param pixels red, green, blue, alpha, rows from the top */
  async look(frame: { pixels: Uint8Array; width: number; height: number }): Promise<Findings> {
    const lookedAt = { kind: 'camera' } as const;
    const { pixels, width, height } = frame;
    const data = new Uint8ClampedArray(pixels);
    try {
      const codes = await decoder.decode({ data, width, height }, { timeLimit: FRAME_LIMIT });
      const place = sentences().place.camera;
      return { lookedAt, texts: codes.map((code) => foundText(code, place, codes.length > 1)), problems: [] };
    } catch (error) {
      // The next picture comes in a moment.
      if (error instanceof DecodeError) return { lookedAt, texts: [], problems: [] };
      throw error;
    }
  }
}
