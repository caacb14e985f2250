import type { Kysely, Selectable } from 'kysely';
import type { Role } from '../contract/index.ts';
import type { PoliciesTable, Schema } from './schema.ts';

/** The policy as it is stored, without its constant id. */
export type PolicyRecord = Omit<Selectable<PoliciesTable>, 'id'>;

/** All that decides what a user may do, apart from their second factor itself. */
export interface StandingRecord {
  role: Role;
  roleSince: number | null;
  mustEnrolSince: number | null;
  createdAt: number;
  /** Whether somebody has proved to read the sign-in address. */
  isAddressProved: boolean;
  policy: PolicyRecord | undefined;
}

export interface PolicyStore {
  /** `undefined` while nobody has set one. */
  read(): Promise<PolicyRecord | undefined>;
  /**
   * Puts a policy in the place of the one of the version before its own.
   *
   * @returns whether that one still was there: of two changes at once, one is told so
   */
  replace(policy: PolicyRecord): Promise<boolean>;
  /** A user's standing, in one read; `undefined` when there is no such user. */
  standingOf(userId: string): Promise<StandingRecord | undefined>;
}

const ID = 'policy';

export function policyStore(db: Kysely<Schema>): PolicyStore {
  return {
    async read() {
      const row = await db.selectFrom('policies').selectAll().where('id', '=', ID).executeTakeFirst();
      return row && withoutId(row);
    },
    async replace(policy) {
      if (policy.version === 1) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('policies')
          .values({ id: ID, ...policy })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      }
      const { numUpdatedRows } = await db
        .updateTable('policies')
        .set(policy)
        .where('id', '=', ID)
        .where('version', '=', policy.version - 1)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async standingOf(userId) {
      const row = await db
        .selectFrom('users')
        .leftJoin('policies', (join) => join.onTrue())
        .leftJoin('addresses', (join) =>
          join.onRef('addresses.userId', '=', 'users.id').on('addresses.isPrimary', '=', 1),
        )
        .select('addresses.verifiedAt')
        .select(['users.role', 'users.roleSince', 'users.mustEnrolSince', 'users.createdAt'])
        .select([
          'policies.version',
          'policies.requirement',
          'policies.leastRole',
          'policies.graceDays',
          'policies.since',
          'policies.changedAt',
          'policies.changedBy',
        ])
        .where('users.id', '=', userId)
        .executeTakeFirst();
      if (!row) return undefined;
      const { role, roleSince, mustEnrolSince, createdAt, verifiedAt, ...columns } = row;
      const isAddressProved = verifiedAt !== null;
      return { role, roleSince, mustEnrolSince, createdAt, isAddressProved, policy: policyIn(columns) };
    },
  };
}

function withoutId({ id, ...policy }: Selectable<PoliciesTable>): PolicyRecord {
  return policy;
}

/** What the join found: a whole policy, or nothing but nulls. */
function policyIn(
  columns: { [Name in keyof PolicyRecord]: PolicyRecord[Name] | null },
): PolicyRecord | undefined {
  const { version, requirement, graceDays, since, changedAt, leastRole, changedBy } = columns;
  return version === null ||
    requirement === null ||
    graceDays === null ||
    since === null ||
    changedAt === null
    ? undefined
    : { version, requirement, leastRole, graceDays, since, changedAt, changedBy };
}
