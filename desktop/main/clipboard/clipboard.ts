/** Copies codes. Clears the clipboard after a time and when the app quits, unless it has another text. */

/** The part of Electron's clipboard that is needed. It is synchronous before Electron 44, and then asynchronous. */
export interface TextClipboard {
  writeText(text: string): void | Promise<void>;
  readText(): string | Promise<string>;
  clear(): void | Promise<void>;
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
    // Before the write, so that an app that quits meanwhile clears the code.
    this.#copied = code;
    await this.#clipboard.writeText(code);
    const clearAfter = this.#clearAfter();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.clear(), clearAfter);
    // The app also clears when it quits, so the timer need not keep the process alive.
    this.#timer.unref();
    return this.#now() + clearAfter;
  }

  /** Clears the clipboard if it still has the last copied code. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    const copied = this.#copied;
    this.#copied = undefined;
    if (copied !== undefined && (await this.#clipboard.readText()) === copied) await this.#clipboard.clear();
  }
}
