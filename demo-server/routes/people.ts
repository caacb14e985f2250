import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { listPeople } from '../people/people.ts';
import { changeRole } from '../people/roles.ts';
import type { MountRoute } from './guard.ts';
import { instant, instantOrNull } from './present.ts';

/** Routes for accounts and their roles. */
export function peopleRoutes(mount: MountRoute, run: Run): void {
  mount(routes.listPeople).reply(async ({ query }) => {
    const { people, next } = await run(listPeople, query);
    return {
      people: people.map(({ createdAt, lastSignInAt, verifiedAt, ...person }) => ({
        ...person,
        emailVerified: verifiedAt !== null,
        createdAt: instant(createdAt),
        lastSignInAt: instantOrNull(lastSignInAt),
      })),
      next,
    };
  });

  mount(routes.changeRole).reply(async ({ body, session, occasion }) => {
    await run(changeRole, session, body, occasion);
    return { role: body.role };
  });
}
