import { routes } from '../contract/index.ts';
import type { Parts } from '../parts.ts';
import { goOnWithout } from '../people/standing.ts';
import type { Guard } from './guard.ts';
import { userOf } from './user-of.ts';

/** What the site's policy on second factors leaves to its people. */
export function policyRoutes(on: Guard, parts: Parts): void {
  on(routes.goOnWithout).reply(async ({ session, occasion }) => {
    await goOnWithout(parts, session, occasion);
    return { user: await userOf(parts, session.userId) };
  });
}
