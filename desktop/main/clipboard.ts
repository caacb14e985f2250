/** Codes on the clipboard, and off it again: cleared after a while and at quitting, unless it holds something else. */

/** How long a copied code stays, in milliseconds. */
export const CLEAR_AFTER = 30_000;

/** The part of Electron's clipboard this needs: synchronous up to Electron 44, promises since. */
export interface TextClipboard {
  writeText(text: string): void | Promise<void>;
  readText(): string | Promise<string>;
  clear(): void | Promise<void>;
}

export class CodeClipboard {
  readonly #clipboard: TextClipboard;
  readonly #now: () => number;
  #copied: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param now Unix milliseconds */
  constructor(clipboard: TextClipboard, now: () => number) {
    this.#clipboard = clipboard;
    this.#now = now;
  }

  /** Whether a code may still be on the clipboard. */
  get holdsCode(): boolean {
    return this.#copied !== undefined;
  }

  /** @returns when it will be cleared, in Unix milliseconds */
  async copy(code: string): Promise<number> {
    clearTimeout(this.#timer);
    await this.#clipboard.writeText(code);
    this.#copied = code;
    this.#timer = setTimeout(() => void this.clear(), CLEAR_AFTER);
    // Quitting clears by itself; the timer is no reason to stay alive.
    this.#timer.unref();
    return this.#now() + CLEAR_AFTER;
  }

  /** Clears the clipboard if it still holds the code copied last. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    const copied = this.#copied;
    this.#copied = undefined;
    if (copied !== undefined && (await this.#clipboard.readText()) === copied) await this.#clipboard.clear();
  }
}
