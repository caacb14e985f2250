import { accountOf } from '../accounts/accounts.ts';
import { routes } from '../contract/index.ts';
import type { Parts } from '../parts.ts';
import { goOnWithout } from '../people/standing.ts';
import { Refusal } from '../refusal.ts';
import type { Guard } from './guard.ts';
import { presentUser } from './present.ts';

/** What the site's policy on second factors leaves to its people. */
export function policyRoutes(on: Guard, parts: Parts): void {
  on(routes.goOnWithout).reply(async ({ session, occasion }) => {
    await goOnWithout(parts, session, occasion);
    const account = await accountOf(parts.store, session.userId);
    if (!account) throw new Refusal('UNAUTHORIZED');
    return { user: presentUser(account) };
  });
}
