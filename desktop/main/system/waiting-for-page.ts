/**
 * Requests for the main page, such as "scan" from the tray. They wait until the page asks for them, so that nothing is
 * lost while the vault is locked or the page is loading.
 */
import { MINUTE } from '../../../shared/durations.ts';
import type { AskedOfPage } from '../../ipc/app.ts';

/** Key URIs and files that another program passed to this one. Paths are absolute. */
export interface HandedOver {
  text: string;
  paths: readonly string[];
}

/** A request is dropped after this time, in milliseconds: nobody expects it any more. */
const KEPT_FOR = 10 * MINUTE;

export class WaitingForPage {
  readonly #now: () => number;
  #asked: { what: AskedOfPage; at: number } | undefined;
  #handedOver: (HandedOver & { at: number }) | undefined;

  /** @param now Unix milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new request replaces the one before. */
  put(what: AskedOfPage): void {
    this.#asked = { what, at: this.#now() };
  }

  /** Adds to what was passed before and still waits, for a file manager that starts the program once for each file. */
  putHandedOver({ text, paths }: HandedOver): void {
    const before = this.#fresh(this.#handedOver);
    this.#handedOver = {
      text: [before?.text, text].filter(Boolean).join('\n'),
      paths: [...(before?.paths ?? []), ...paths],
      at: this.#now(),
    };
    this.put('handed-over');
  }

  /** Returns the request and forgets it. */
  take(): AskedOfPage | undefined {
    const asked = this.#fresh(this.#asked);
    this.#asked = undefined;
    return asked?.what;
  }

  /** Returns what was passed and forgets it. */
  takeHandedOver(): HandedOver | undefined {
    const handedOver = this.#fresh(this.#handedOver);
    this.#handedOver = undefined;
    return handedOver && { text: handedOver.text, paths: handedOver.paths };
  }

  #fresh<T extends { at: number }>(kept: T | undefined): T | undefined {
    return kept && Math.abs(this.#now() - kept.at) <= KEPT_FOR ? kept : undefined;
  }
}
