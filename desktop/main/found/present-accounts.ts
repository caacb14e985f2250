/**
 * The accounts in the vault that found ones are compared with. An import compares thousands with thousands, so they are
 * found by hash.
 */
import { isDeepStrictEqual as isEqual } from 'node:util';
import type { KeyUri } from '../../../shared/key-uri.ts';
import { shownNames } from '../../../shared/shown-names.ts';
import { type AccountDetails, detailsOf } from '../../account-fields.ts';
import type { AccountFields, PresentAccount } from '../../ipc/found.ts';
import { mergeInto, type NewAccount } from '../accounts/bring-in.ts';
import { functionOf, makeSameCodes } from '../accounts/duplicates.ts';
import type { Entry } from '../vault/vault.ts';
import { nameIn } from './known-keys.ts';

/** An account in the vault, as far as it is compared. */
export type InVault = Pick<Entry, 'id' | 'key'> & Partial<AccountDetails>;

export class PresentAccounts {
  readonly #byCodes: ReadonlyMap<string, readonly InVault[]>;
  readonly #byKey: ReadonlyMap<string, readonly InVault[]>;
  readonly #byName: ReadonlyMap<string, readonly InVault[]>;

  constructor(accounts: readonly InVault[]) {
    this.#byCodes = Map.groupBy(accounts, ({ key }) => functionOf(key));
    this.#byKey = Map.groupBy(accounts, ({ key }) => key.secret);
    this.#byName = Map.groupBy(accounts, ({ key }) => nameIn(key));
  }

  /**
   * Returns the account that is most like a found one: with the same codes and name, the same codes, the same key, or the
   * same name. `undefined` if none is.
   */
  mostLike({ key }: NewAccount): { account: InVault; shares: PresentAccount['shares'] } | undefined {
    const name = nameIn(key);
    const hasName = (account: InVault) => nameIn(account.key) === name;
    const codes = this.#byCodes.get(functionOf(key)) ?? [];
    const keys = this.#byKey.get(key.secret) ?? [];
    const same = codes.find(hasName);
    if (same) return { account: same, shares: 'account' };
    if (codes[0]) return { account: codes[0], shares: 'codes' };
    const account = keys.find(hasName) ?? keys[0];
    if (account) return { account, shares: 'key' };
    const namesake = this.#byName.get(name)?.[0];
    return namesake && { account: namesake, shares: 'name' };
  }
}

/** Returns the comparison for the review, and whether the vault's account has all that the found one has. */
export function compare(
  found: NewAccount,
  { account, shares }: { account: InVault; shares: PresentAccount['shares'] },
): { present: PresentAccount; addsNothing: boolean } {
  const fields = fieldsOf(account.key, account);
  if (!makeSameCodes(account.key, found.key)) {
    return { present: { shares, fields, suggested: 'new' }, addsNothing: false };
  }
  const after = mergeInto({ addedAt: 0, ...account }, { key: found.key, details: found.details });
  const merged = fieldsOf(after.key, after);
  const addsNothing = shares === 'account' && isEqual(merged, fields);
  // Another name would be lost in a merge.
  const suggested = shares === 'account' && !addsNothing ? 'merge' : 'new';
  return { present: { shares, fields, merged, suggested }, addsNothing };
}

/** Returns what the review shows of an account. Never the key. */
export function fieldsOf(key: KeyUri, details: Partial<AccountDetails> | undefined): AccountFields {
  const { type, algorithm, digits } = key;
  return {
    ...shownNames(key),
    type,
    algorithm,
    digits,
    ...(key.type === 'hotp' ? { counter: key.counter } : { period: key.period }),
    ...detailsOf(details ?? {}),
  };
}
