import { routes } from '../contract/index.ts';
import { listPeople, readAudit } from '../people/directory.ts';
import { changeRole } from '../people/roles.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { instant, instantOrNull, presentNamedEvent } from './present.ts';

/** Who has an account here, their roles, and the audit log of all. */
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

  on(routes.readAudit).reply(async ({ query }) => {
    const { events, next } = await readAudit(parts, query);
    return { events: events.map(presentNamedEvent), next };
  });
}
