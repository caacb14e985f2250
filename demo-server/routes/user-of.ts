import { accountOf } from '../accounts/accounts.ts';
import type { Run } from '../actions/run.ts';
import { Refusal } from '../base/refusal.ts';
import type { User } from '../contract/index.ts';
import { presentUser } from './present.ts';

/**
 * Returns an account as its owner sees it.
 *
 * @param hasFactor set if the second factor was just confirmed, to save a query
 * @throws Refusal `UNAUTHORIZED` if the account was deleted
 */
export async function userOf(run: Run, userId: string, hasFactor?: true): Promise<User> {
  const account = await run(accountOf, userId, hasFactor);
  if (!account) throw new Refusal('UNAUTHORIZED');
  return presentUser(account);
}
