import { accountOf } from '../accounts/accounts.ts';
import type { Run } from '../actions/run.ts';
import { Refusal } from '../base/refusal.ts';
import type { User } from '../contract/index.ts';
import { presentUser } from './present.ts';

/**
 * The account a session belongs to, as its owner sees it.
 *
 * @param hasFactor where the second factor has just been proven: then nobody need ask whether there is one
 * @throws Refusal `UNAUTHORIZED` when the account is gone
 */
export async function userOf(run: Run, userId: string, hasFactor?: true): Promise<User> {
  const account = await run(accountOf, userId, hasFactor);
  if (!account) throw new Refusal('UNAUTHORIZED');
  return presentUser(account);
}
