/** Copying a code, from wherever it is asked for: the list, the palette, the tray, `--copy`. */
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
}

export class CodeCopier {
  readonly #parts: CodeCopierParts;

  constructor(parts: CodeCopierParts) {
    this.#parts = parts;
  }

  /**
   * Copies a code, and remembers the use.
   *
   * @param which `usable` is the present code, or the next one where the present one is about to end
   * @throws Failure `not-found`, `invalid-request`
   */
  async copy(id: string, which: 'present' | 'next' | 'usable'): Promise<Copied> {
    const { accounts, clipboard, uses } = this.#parts;
    const { code, ...copied } = accounts.codeOf(id, which);
    const clearsAt = await clipboard.copy(code);
    uses.record(id);
    return { ...copied, clearsAt };
  }

  /** Copies the code to use now; a counter-based account makes its next code first. */
  async copyUsable(id: string): Promise<Copied> {
    const { accounts } = this.#parts;
    const account = accounts.list().find((candidate) => candidate.id === id);
    if (account?.type !== 'hotp') return this.copy(id, 'usable');
    await accounts.nextCounter(id);
    return this.copy(id, 'present');
  }

  /**
   * `--copy QUERY`: copies where the words leave no doubt, and asks in the palette where they do.
   *
   * @returns what the palette is to show: what was copied, or the words to choose by
   */
  async copyByWords(words: string): Promise<PaletteOpening> {
    const meant = accountMeant(this.#parts.accounts.list(), words);
    return { query: words, ...(meant && { copied: await this.copyUsable(meant.id) }) };
  }
}
