/** `--copy QUERY`: copies where the words leave no doubt, and asks in the palette where they do. */
import type { Copied } from '../../ipc/accounts.ts';
import type { PaletteOpening } from '../../ipc/palette.ts';
import { rankAccounts } from '../../search-accounts.ts';
import type { CodeClipboard } from '../clipboard/clipboard.ts';
import type { Accounts } from './accounts.ts';

/** Copies one account's code; a counter-based one makes its next code first. */
export async function copyCode(accounts: Accounts, clipboard: CodeClipboard, id: string): Promise<Copied> {
  const account = accounts.list().find((candidate) => candidate.id === id);
  if (account?.type === 'hotp') await accounts.nextCounter(id);
  const { code, ...copied } = accounts.codeOf(id, account?.type === 'hotp' ? 'present' : 'usable');
  return { ...copied, clearsAt: await clipboard.copy(code) };
}

/** @returns what the palette is to show: what was copied, or the words to choose by */
export async function copyByWords(
  accounts: Accounts,
  clipboard: CodeClipboard,
  words: string,
): Promise<PaletteOpening> {
  const found = rankAccounts(accounts.list(), words);
  const exact = found.filter(({ issuer }) => issuer.toLowerCase() === words.trim().toLowerCase());
  const [only, ...others] = exact.length > 0 ? exact : found;
  if (!only || others.length > 0) return { query: words };
  return { query: words, copied: await copyCode(accounts, clipboard, only.id) };
}
