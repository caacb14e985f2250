import { deletionOf } from '../accounts/pending-deletion.ts';
import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { listPeople, type Person } from '../people/people.ts';
import { changeRole } from '../people/roles.ts';
import { liftSuspension, signPersonOut, suspendPerson } from '../people/suspension.ts';
import type { MountRoute } from './guard.ts';
import { instant, instantOrNull, presentPersonName } from './present.ts';

/** Routes for accounts and their roles. */
export function peopleRoutes(mount: MountRoute, run: Run): void {
  mount(routes.listPeople).reply(async ({ query }) => {
    const { people, next } = await run(listPeople, query);
    return {
      people: people.map(presentPerson),
      next,
    };
  });

  mount(routes.changeRole).reply(async ({ body, session, occasion }) => {
    await run(changeRole, session, body, occasion);
    return { role: body.role };
  });

  mount(routes.suspendPerson).reply(async ({ body, session, occasion }) => {
    await run(suspendPerson, session, body, occasion);
    return { status: true };
  });

  mount(routes.liftSuspension).reply(async ({ body, session, occasion }) => {
    await run(liftSuspension, session, body, occasion);
    return { status: true };
  });

  mount(routes.signPersonOut).reply(async ({ body, session, occasion }) => {
    await run(signPersonOut, session, body, occasion);
    return { status: true };
  });
}

function presentPerson(person: Person) {
  const { id, name, email, role, methods, verifiedAt, createdAt, lastSignInAt } = person;
  const { suspendedAt, suspendedReason, suspendedBy, suspendedByName } = person;
  return {
    id,
    name,
    email,
    emailVerified: verifiedAt !== null,
    role,
    methods,
    createdAt: instant(createdAt),
    lastSignInAt: instantOrNull(lastSignInAt),
    suspension:
      suspendedAt === null
        ? null
        : {
            at: instant(suspendedAt),
            reason: suspendedReason ?? '',
            by: presentPersonName(suspendedBy, suspendedByName),
          },
    deletesAt: instantOrNull(deletionOf(person)),
  };
}
