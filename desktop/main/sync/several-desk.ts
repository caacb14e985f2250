/** Loads what several computers need when it is needed first, so that the app starts as fast without them. */
import { access } from 'node:fs/promises';
import type { SeveralNews } from '../../ipc/several.ts';
import type { SeveralComputers, SeveralComputersParts } from './several-computers.ts';
import { stateFilePath } from './state-file-path.ts';

export class SeveralDesk {
  readonly #parts: SeveralComputersParts;
  #loaded: Promise<SeveralComputers> | undefined;

  constructor(parts: SeveralComputersParts) {
    this.#parts = parts;
  }

  get(): Promise<SeveralComputers> {
    this.#loaded ??= import('./several-computers.ts').then((code) => new code.SeveralComputers(this.#parts));
    return this.#loaded;
  }

  /** Returns what is new. Loads nothing. */
  async news(): Promise<SeveralNews[]> {
    return (await this.#loaded)?.news() ?? [];
  }

  /** Starts looking at the folder, now or after the next unlock, if this was turned on. */
  start(): void {
    this.#parts.vault.onContents(() => void this.#resume());
    void this.#resume();
  }

  /** Forgets all keys and accounts. Part of locking. */
  async forget(): Promise<void> {
    (await this.#loaded)?.forget();
  }

  async #resume(): Promise<void> {
    if (this.#loaded) return;
    const isOn = await access(stateFilePath(this.#parts.folder)).then(
      () => true,
      () => false,
    );
    if (isOn) await (await this.get()).look();
  }
}
