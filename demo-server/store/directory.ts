import { type Kysely, type Selectable, sql } from 'kysely';
import type { Cursor } from '../base/paging.ts';
import type { ActivityKind, Role } from '../contract/index.ts';
import type { AuditEvent } from './audit.ts';
import type { Schema, UsersTable } from './schema.ts';

export type PersonRow = Pick<Selectable<UsersTable>, 'id' | 'name' | 'email' | 'role' | 'createdAt'> & {
  lastSignInAt: number | null;
};
/** An event with the names of whose it is and who did it. */
export type NamedEvent = AuditEvent & { email: string | null; actorName: string | null };

/** What those who look after a site see of everybody. */
export interface DirectoryStore {
  /** Accounts, the newest first. @param search a part of a name or an address; `''` for all */
  people(search: string, most: number, before: Cursor | undefined): Promise<PersonRow[]>;
  /** Events, the newest first. */
  events(
    which: { userId?: string | undefined; kind?: ActivityKind | undefined },
    most: number,
    before: Cursor | undefined,
  ): Promise<NamedEvent[]>;
  /** Everybody in a role. */
  idsOf(role: Role): Promise<string[]>;
  nameOf(id: string): Promise<string | undefined>;
}

export function directoryStore(db: Kysely<Schema>): DirectoryStore {
  return {
    people(search, most, before) {
      const all = db
        .selectFrom('users')
        .select(['users.id', 'users.name', 'users.email', 'users.role', 'users.createdAt'])
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
    events({ userId, kind }, most, before) {
      let found = db
        .selectFrom('auditEvents')
        .leftJoin('users', 'users.id', 'auditEvents.userId')
        .leftJoin('users as actor', 'actor.id', 'auditEvents.actorId')
        .selectAll('auditEvents')
        .select(['users.email', 'actor.name as actorName']);
      if (userId !== undefined) found = found.where('auditEvents.userId', '=', userId);
      if (kind !== undefined) found = found.where('auditEvents.kind', '=', kind);
      if (before) {
        found = found.where((event) =>
          event.or([
            event('auditEvents.at', '<', before.at),
            event.and([event('auditEvents.at', '=', before.at), event('auditEvents.id', '<', before.id)]),
          ]),
        );
      }
      return found.orderBy('auditEvents.at', 'desc').orderBy('auditEvents.id', 'desc').limit(most).execute();
    },
    async idsOf(role) {
      const rows = await db.selectFrom('users').select('id').where('role', '=', role).orderBy('id').execute();
      return rows.map(({ id }) => id);
    },
    async nameOf(id) {
      return (await db.selectFrom('users').select('name').where('id', '=', id).executeTakeFirst())?.name;
    },
  };
}
