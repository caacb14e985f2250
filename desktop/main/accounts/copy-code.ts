/** Copying a code from the list, the palette, the tray or `--copy`. */
import type { Copied } from '../../ipc/accounts.ts';
import type { PaletteOpening } from '../../ipc/palette.ts';
import { accountMeant } from '../../search-accounts.ts';
import type { CodeClipboard } from '../clipboard/clipboard.ts';
import type { Accounts } from './accounts.ts';
import type { LastUses } from './last-uses.ts';

export interface CodeCopierParts {
  accounts: Accounts;
  clipboard: CodeClipboard;
  uses: Pick<LastUses, 'record'>;
  /** Tells every window that a counter made a step. */
  onStep: () => void;
}

export class CodeCopier {
  readonly #parts: CodeCopierParts;

  constructor(parts: CodeCopierParts) {
    this.#parts = parts;
  }

  /**
   * Copies a code, and records the use.
   *
   * @param which `usable` is the current code, or the next one if the current one is about to expire
   * @throws Failure `not-found`, `invalid-request`
   */
  async copy(id: string, which: 'present' | 'next' | 'usable'): Promise<Copied> {
    const { accounts, clipboard, uses } = this.#parts;
    const { code, ...copied } = accounts.codeOf(id, which);
    const clearsAt = await clipboard.copy(code);
    uses.record(id);
    return { ...copied, clearsAt };
  }

  /** Copies the usable code. A counter-based account makes its next code first. */
  async copyUsable(id: string): Promise<Copied> {
    const { accounts } = this.#parts;
    const account = accounts.list().find((candidate) => candidate.id === id);
    if (account?.type !== 'hotp') return this.copy(id, 'usable');
    await accounts.nextCounter(id);
    this.#parts.onStep();
    return this.copy(id, 'present');
  }

  /**
   * Runs `--copy QUERY`: copies the code if the words clearly mean one account, otherwise the palette shows the matches.
   *
   * @returns what the palette shows: the copied account, or the query
   */
  async copyByWords(words: string): Promise<PaletteOpening> {
    const meant = accountMeant(this.#parts.accounts.list(), words);
    return { query: words, ...(meant && { copied: await this.copyUsable(meant.id) }) };
  }
}
