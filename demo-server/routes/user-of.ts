import { accountOf } from '../accounts/accounts.ts';
import type { Run } from '../actions/run.ts';
import { Refusal } from '../base/refusal.ts';
import type { User } from '../contract/index.ts';
import { presentUser } from './present.ts';

/**
 * Returns an account as its owner sees it.
 *
 * @throws Refusal `UNAUTHORIZED` if the account was deleted
 */
export async function userOf(run: Run, userId: string): Promise<User> {
  const account = await run(accountOf, userId);
  if (!account) throw new Refusal('UNAUTHORIZED');
  return presentUser(account);
}
