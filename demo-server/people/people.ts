import { cursorFrom, PAGE, pageOf } from '../base/paging.ts';
import type { TwoFactorMethod } from '../contract/index.ts';
import { enabledMethodsOf } from '../factors/factors.ts';
import type { PersonRow } from '../store/people.ts';
import type { Store } from '../store/store.ts';

/** An account as admins see it. */
export interface Person extends PersonRow {
  methods: TwoFactorMethod[];
}

/** Returns a page of accounts, newest first. */
export async function listPeople(
  { store }: { store: Store },
  { search = '', before }: { search?: string | undefined; before?: string | undefined },
): Promise<{ people: Person[]; next: string | null }> {
  const found = await store.people.page(search.trim(), PAGE + 1, cursorFrom(before));
  const { rows, next } = pageOf(found, PAGE, ({ createdAt: at, id }) => ({ at, id }));
  const people = await Promise.all(
    rows.map(async (row) => ({ ...row, methods: await enabledMethodsOf(store, row.id) })),
  );
  return { people, next };
}
