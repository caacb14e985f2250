import { routes } from '../contract/index.ts';
import { listPeople } from '../people/directory.ts';
import { changeRole } from '../people/roles.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { instant, instantOrNull } from './present.ts';

/** Who has an account here, and their roles. */
export function peopleRoutes(on: Guard, parts: Parts): void {
  on(routes.listPeople).reply(async ({ query }) => {
    const { people, next } = await listPeople(parts, query);
    return {
      people: people.map(({ createdAt, lastSignInAt, ...person }) => ({
        ...person,
        createdAt: instant(createdAt),
        lastSignInAt: instantOrNull(lastSignInAt),
      })),
      next,
    };
  });

  on(routes.changeRole).reply(async ({ body, session, occasion }) => {
    await changeRole(parts, session, body, occasion);
    return { role: body.role };
  });
}
