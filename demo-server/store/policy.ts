import type { Kysely, Selectable } from 'kysely';
import type { Role } from '../contract/index.ts';
import { compileOnce, type Places } from './compile-once.ts';
import type { PoliciesTable, Schema } from './schema.ts';

/** The stored policy, without its constant id. */
export type PolicyRecord = Omit<Selectable<PoliciesTable>, 'id'>;

/** Everything that decides what a user may do, except the second factor itself. */
export interface StandingRecord {
  role: Role;
  roleSince: number | null;
  mustEnrolSince: number | null;
  createdAt: number;
  graceOverVersion: number | null;
  /** Whether somebody has proved to read the sign-in address. */
  isAddressProved: boolean;
  policy: PolicyRecord | undefined;
}

export interface PolicyStore {
  /** Returns the policy; `undefined` if none was set. */
  read(): Promise<PolicyRecord | undefined>;
  /**
   * Replaces the policy of the previous version.
   *
   * @returns whether that version was still there; of two changes at once, only one succeeds
   */
  replace(policy: PolicyRecord): Promise<boolean>;
  /** Returns a user's standing in one read; `undefined` if there is no such user. */
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
      const {
        rows: [row],
      } = await standingOf(db, { userId });
      if (!row) return undefined;
      const { role, roleSince, mustEnrolSince, createdAt, graceOverVersion, verifiedAt, ...columns } = row;
      const isAddressProved = verifiedAt !== null;
      const policy = policyIn(columns);
      return { role, roleSince, mustEnrolSince, createdAt, graceOverVersion, isAddressProved, policy };
    },
  };
}

const standingOf = compileOnce((db, of: Places<{ userId: string }>) =>
  db
    .selectFrom('users')
    .leftJoin('policies', (join) => join.onTrue())
    .leftJoin('addresses', (join) =>
      join.onRef('addresses.userId', '=', 'users.id').on('addresses.isPrimary', '=', 1),
    )
    .select('addresses.verifiedAt')
    .select([
      'users.role',
      'users.roleSince',
      'users.mustEnrolSince',
      'users.createdAt',
      'users.graceOverVersion',
    ])
    .select([
      'policies.version',
      'policies.requirement',
      'policies.leastRole',
      'policies.graceDays',
      'policies.since',
      'policies.changedAt',
      'policies.changedBy',
    ])
    .where('users.id', '=', of('userId'))
    .where('users.closedAt', 'is', null),
);

function withoutId({ id, ...policy }: Selectable<PoliciesTable>): PolicyRecord {
  return policy;
}

/** Returns the policy in a joined row; `undefined` if its columns are null. */
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
