import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { changePolicy, type NamedPolicy, readPolicy } from '../people/change-policy.ts';
import { goOnWithout } from '../people/standing.ts';
import type { MountRoute } from './guard.ts';
import { instant, presentPersonName } from './present.ts';
import { userOf } from './user-of.ts';

/** The site's policy on second factors: reading it, changing it, and what it leaves to its people. */
export function policyRoutes(mount: MountRoute, run: Run): void {
  mount(routes.goOnWithout).reply(async ({ session, occasion }) => {
    await run(goOnWithout, session, occasion);
    return { user: await userOf(run, session.userId) };
  });

  mount(routes.getPolicy).reply(async () => presentPolicy(await run(readPolicy)));

  mount(routes.changePolicy).reply(async ({ body, session, occasion }) =>
    presentPolicy(await run(changePolicy, session, body, occasion)),
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
  const by = presentPersonName(changedBy, changedByName ?? null);
  return {
    version,
    requirement,
    leastRole,
    graceDays,
    changed: version === 0 ? null : { at: instant(changedAt), by },
  };
}
