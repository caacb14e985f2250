import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { changePolicy, type NamedPolicy, readPolicy } from '../people/change-policy.ts';
import { goOnWithout } from '../people/standing.ts';
import type { MountRoute } from './guard.ts';
import { instant, presentPersonName } from './present.ts';
import { userOf } from './user-of.ts';

/** Routes for the policy on second factors, and for users whom it leaves the choice. */
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
