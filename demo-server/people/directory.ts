import { normaliseEmail } from '../base/email.ts';
import { cursorFrom, PAGE, pageOf } from '../base/paging.ts';
import type { ActivityKind, TwoFactorMethod } from '../contract/index.ts';
import { enabledMethodsOf } from '../factors/factors.ts';
import type { NamedEvent, PersonRow } from '../store/directory.ts';
import type { Store } from '../store/store.ts';

export type { NamedEvent };

/** An account as those see it who look after the site. */
export interface Person extends PersonRow {
  methods: TwoFactorMethod[];
}

/** A page of the accounts, the newest first. */
export async function listPeople(
  { store }: { store: Store },
  { search = '', before }: { search?: string | undefined; before?: string | undefined },
): Promise<{ people: Person[]; next: string | null }> {
  const found = await store.directory.people(search.trim(), PAGE + 1, cursorFrom(before));
  const { rows, next } = pageOf(found, PAGE, ({ createdAt: at, id }) => ({ at, id }));
  const people = await Promise.all(
    rows.map(async (row) => ({ ...row, methods: await enabledMethodsOf(store, row.id) })),
  );
  return { people, next };
}

/** A page of what happened to everybody, or to one account, or of one kind; the newest first. */
export async function readAudit(
  { store }: { store: Store },
  {
    email,
    kind,
    before,
  }: { email?: string | undefined; kind?: ActivityKind | undefined; before?: string | undefined },
): Promise<{ events: NamedEvent[]; next: string | null }> {
  const user = email === undefined ? undefined : await store.users.byEmail(normaliseEmail(email));
  if (email !== undefined && !user) return { events: [], next: null };
  const which = { userId: user?.id, kind };
  const found = await store.directory.events(which, PAGE + 1, cursorFrom(before));
  const { rows: events, next } = pageOf(found, PAGE, (event) => event);
  return { events, next };
}
