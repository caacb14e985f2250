/** One screen share for several scans, so that the system asks the user once while an export is read. */
import type { Pixels } from '../scanner/decode-qr.ts';
import type { SharedScreen } from './shared-screen.ts';

export class KeptShare {
  readonly #share: (signal: AbortSignal) => Promise<SharedScreen | undefined>;
  readonly #idleLimit: number;
  #ending = new AbortController();
  #shared: Promise<SharedScreen | undefined> | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** @param idleLimit milliseconds without a scan after which the share ends; longer than the pause between two scans */
  constructor(share: (signal: AbortSignal) => Promise<SharedScreen | undefined>, idleLimit = 3_000) {
    this.#share = share;
    this.#idleLimit = idleLimit;
  }

  /**
   * Returns a picture of the shared screen.
   *
   * @param signal ends the share, or the question for it
   * @returns `undefined` if the signal ended it first
   */
  async glance(signal: AbortSignal): Promise<Pixels | undefined> {
    clearTimeout(this.#idle);
    signal.addEventListener('abort', this.#end, { once: true });
    try {
      this.#shared ??= this.#share(this.#ending.signal);
      const shared = await this.#shared;
      return signal.aborted ? undefined : await shared?.picture();
    } catch (error) {
      if (signal.aborted) return undefined;
      this.#end();
      throw error;
    } finally {
      if (this.#shared) this.#idle = setTimeout(this.#end, this.#idleLimit);
    }
  }

  /** Ends the share: its signal closes the shared screen. */
  readonly #end = (): void => {
    clearTimeout(this.#idle);
    this.#shared = undefined;
    this.#ending.abort();
    this.#ending = new AbortController();
  };
}
