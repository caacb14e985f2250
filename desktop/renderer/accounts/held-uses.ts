import type { AccountView } from '../../ipc/accounts.ts';

/** The last use of each account by account id. A higher number is later. */
export type Uses = ReadonlyMap<string, number>;

/** Returns the accounts with these last uses. */
export function withUses(accounts: readonly AccountView[], uses: Uses): readonly AccountView[] {
  return accounts.map((account) => {
    const lastUse = uses.get(account.id);
    return lastUse === undefined ? account : { ...account, lastUse };
  });
}

/** Returns the newer list with the last uses of the older one, and the newer uses to apply later. */
export function holdUses(
  before: readonly AccountView[],
  after: readonly AccountView[],
): { accounts: readonly AccountView[]; uses: Uses } {
  const known = new Map(before.map((account) => [account.id, account.lastUse]));
  const uses = new Map<string, number>();
  const accounts = after.map((account) => {
    const { lastUse, ...rest } = account;
    if (lastUse === undefined || !known.has(account.id)) return account;
    const old = known.get(account.id);
    if (old === lastUse) return account;
    uses.set(account.id, lastUse);
    return old === undefined ? rest : { ...rest, lastUse: old };
  });
  return { accounts, uses };
}
