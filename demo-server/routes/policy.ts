import { routes } from '../contract/index.ts';
import { changePolicy, type NamedPolicy, readPolicy } from '../people/change-policy.ts';
import { goOnWithout } from '../people/standing.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { instant, somebody } from './present.ts';
import { userOf } from './user-of.ts';

/** The site's policy on second factors: reading it, changing it, and what it leaves to its people. */
export function policyRoutes(on: Guard, parts: Parts): void {
  on(routes.goOnWithout).reply(async ({ session, occasion }) => {
    await goOnWithout(parts, session, occasion);
    return { user: await userOf(parts, session.userId) };
  });

  on(routes.getPolicy).reply(async () => presentPolicy(await readPolicy(parts.store)));

  on(routes.changePolicy).reply(async ({ body, session, occasion }) =>
    presentPolicy(await changePolicy(parts, session, body, occasion)),
  );
}

function presentPolicy({
  version,
  requirement,
  leastRole,
  graceDays,
  changedAt,
  changedBy,
  changedByName,
}: NamedPolicy) {
  const by = somebody(changedBy, changedByName ?? null);
  return {
    version,
    requirement,
    leastRole,
    graceDays,
    changed: version === 0 ? null : { at: instant(changedAt), by },
  };
}
