/** Codes on the clipboard, and off it again: cleared after a while and at quitting, unless it holds something else. */

/** The part of a clipboard this needs: Electron's own is synchronous up to 44, promises since. */
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

  /** @returns when it will be cleared, in Unix milliseconds */
  async copy(code: string): Promise<number> {
    clearTimeout(this.#timer);
    // Before the write: a quit in its midst must find something to clear.
    this.#copied = code;
    await this.#clipboard.writeText(code);
    const clearAfter = this.#clearAfter();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.clear(), clearAfter);
    // Quitting clears by itself; the timer is no reason to stay alive.
    this.#timer.unref();
    return this.#now() + clearAfter;
  }

  /** Clears the clipboard if it still holds the code copied last. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    const copied = this.#copied;
    this.#copied = undefined;
    if (copied !== undefined && (await this.#clipboard.readText()) === copied) await this.#clipboard.clear();
  }
}
