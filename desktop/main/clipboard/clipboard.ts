/** Copies codes. Clears the clipboard after a time and when the app quits, unless it has another text. */

/** One place that keeps a text. It is synchronous before Electron 44, and then asynchronous. */
export interface TextPlace {
  readText(): string | Promise<string>;
  clear(): void | Promise<void>;
}

/** The part of Electron's clipboard that is needed. */
export interface TextClipboard extends TextPlace {
  writeText(text: string): void | Promise<void>;
  /** On Linux, the text that the middle mouse button pastes. Copying fills it, too. */
  selection?: TextPlace | undefined;
}

export class CodeClipboard {
  readonly #clipboard: TextClipboard;
  readonly #now: () => number;
  readonly #clearAfter: () => number;
  #copied: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param now Unix milliseconds
   * @param clearAfter how long a copied code stays, in milliseconds
   */
  constructor(clipboard: TextClipboard, now: () => number, clearAfter: () => number) {
    this.#clipboard = clipboard;
    this.#now = now;
    this.#clearAfter = clearAfter;
  }

  /** Whether a code may still be on the clipboard. */
  get holdsCode(): boolean {
    return this.#copied !== undefined;
  }

  /** Copies a code. @returns when it will be cleared, in Unix milliseconds */
  async copy(code: string): Promise<number> {
    clearTimeout(this.#timer);
    const earlier = this.#copied;
    // Before the write, so that an app that quits meanwhile clears the code.
    this.#copied = code;
    await this.#clipboard.writeText(code);
    // A runtime that does not fill the selection leaves the earlier code there.
    if (earlier !== undefined && earlier !== code) await clearIfHeld(this.#clipboard.selection, earlier);
    const clearAfter = this.#clearAfter();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.clear(), clearAfter);
    // The app also clears when it quits, so the timer need not keep the process alive.
    this.#timer.unref();
    return this.#now() + clearAfter;
  }

  /** Clears the clipboard and the selection, each if it still has the last copied code. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    const copied = this.#copied;
    this.#copied = undefined;
    if (copied === undefined) return;
    await clearIfHeld(this.#clipboard, copied);
    await clearIfHeld(this.#clipboard.selection, copied);
  }
}

/** Clears a place if it has this text. A place that cannot be read has nothing of ours that could be cleared. */
async function clearIfHeld(place: TextPlace | undefined, text: string): Promise<void> {
  try {
    if ((await place?.readText()) === text) await place?.clear();
  } catch {
    // Another program owns the place and does not answer. The other place is still cleared.
  }
}
