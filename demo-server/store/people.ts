import { type Kysely, type Selectable, sql } from 'kysely';
import type { Cursor } from '../base/paging.ts';
import type { Role } from '../contract/index.ts';
import type { Schema, UsersTable } from './schema.ts';

export type PersonRow = Pick<
  Selectable<UsersTable>,
  | 'id'
  | 'name'
  | 'email'
  | 'role'
  | 'createdAt'
  | 'suspendedAt'
  | 'suspendedBy'
  | 'suspendedReason'
  | 'deletesAt'
  | 'deletionEpoch'
  | 'credentialEpoch'
> & {
  /** The name of the admin who suspended the account. */
  suspendedByName: string | null;
  lastSignInAt: number | null;
  /** When somebody proved to read the sign-in address; null while nobody has. */
  verifiedAt: number | null;
};

/** The accounts, as admins see them. */
export interface PeopleStore {
  /** Returns a page of accounts, newest first. @param search part of a name or an address; `''` for all */
  page(search: string, most: number, before: Cursor | undefined): Promise<PersonRow[]>;
  /** Returns the ids of all users with a role who are not suspended. */
  idsOf(role: Role): Promise<string[]>;
  nameOf(id: string): Promise<string | undefined>;
}

export function peopleStore(db: Kysely<Schema>): PeopleStore {
  return {
    page(search, most, before) {
      const all = db
        .selectFrom('users')
        .leftJoin('addresses', (join) =>
          join.onRef('addresses.userId', '=', 'users.id').on('addresses.isPrimary', '=', 1),
        )
        .leftJoin('users as suspender', (join) =>
          join.onRef('suspender.id', '=', 'users.suspendedBy').on('suspender.closedAt', 'is', null),
        )
        .where('users.closedAt', 'is', null)
        .select(['addresses.verifiedAt', 'suspender.name as suspendedByName'])
        .select(['users.id', 'users.name', 'users.email', 'users.role', 'users.createdAt'])
        .select(['users.suspendedAt', 'users.suspendedBy', 'users.suspendedReason'])
        .select(['users.deletesAt', 'users.deletionEpoch', 'users.credentialEpoch'])
        .select((from) =>
          from
            .selectFrom('auditEvents')
            .select((event) => event.fn.max('auditEvents.at').as('at'))
            .whereRef('auditEvents.userId', '=', 'users.id')
            .where('auditEvents.kind', '=', 'sign-in')
            .where('auditEvents.outcome', '=', 'success')
            .as('lastSignInAt'),
        );
      const pattern = `%${search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
      const found =
        search === ''
          ? all
          : all.where(
              sql<boolean>`(lower(users.email) like ${pattern} escape '\\' or lower(users.name) like ${pattern} escape '\\')`,
            );
      const older = before
        ? found.where((user) =>
            user.or([
              user('users.createdAt', '<', before.at),
              user.and([user('users.createdAt', '=', before.at), user('users.id', '<', before.id)]),
            ]),
          )
        : found;
      return older.orderBy('users.createdAt', 'desc').orderBy('users.id', 'desc').limit(most).execute();
    },
    async idsOf(role) {
      const rows = await db
        .selectFrom('users')
        .select('id')
        .where('role', '=', role)
        .where('suspendedAt', 'is', null)
        .where('closedAt', 'is', null)
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },
    async nameOf(id) {
      const named = db.selectFrom('users').select('name').where('id', '=', id).where('closedAt', 'is', null);
      return (await named.executeTakeFirst())?.name;
    },
  };
}
