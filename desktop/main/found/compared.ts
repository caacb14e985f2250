/** What the accounts of one report are compared with: those in the vault, and those found before them. */
import { detailsOf } from '../../account-fields.ts';
import type { PresentAccount } from '../../ipc/found.ts';
import type { NewAccount } from '../accounts/bring-in.ts';
import { functionOf } from '../accounts/duplicates.ts';
import { KnownKeys, nameIn } from './known-keys.ts';
import { compare, type InVault, PresentAccounts } from './present-accounts.ts';

export interface Comparison {
  /** The most similar account in the vault. */
  like: ReturnType<PresentAccounts['mostLike']>;
  comparison: PresentAccount | undefined;
  /** Whether leaving the account out loses nothing: it is in the vault, or was found before, with all its details. */
  addsNothing: boolean;
}

export class Compared {
  readonly known: KnownKeys;
  readonly #inVault: PresentAccounts;
  readonly #found = new Set<string>();

  constructor(inVault: readonly InVault[]) {
    this.known = new KnownKeys(inVault.map(({ key }) => key));
    this.#inVault = new PresentAccounts(inVault);
  }

  with(account: NewAccount): Comparison {
    const like = this.#inVault.mostLike(account);
    const compared = like && compare(account, like);
    return {
      like,
      comparison: compared?.present,
      addsNothing: compared?.addsNothing === true || this.#found.has(identityOf(account)),
    };
  }

  add(account: NewAccount): void {
    this.known.add(account.key);
    this.#found.add(identityOf(account));
  }
}

function identityOf({
  key,
  details = {},
}: Pick<NewAccount, 'key'> & { details?: NewAccount['details'] | object }): string {
  const counter = key.type === 'hotp' ? key.counter : undefined;
  return JSON.stringify([functionOf(key), nameIn(key), counter, detailsOf(details)]);
}
