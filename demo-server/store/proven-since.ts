import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from './schema.ts';

/** The columns for the account and the time. */
type Row =
  | ['supportRequests.userId', 'supportRequests.openedAt']
  | ['recoveries.userId', 'recoveries.usedAt'];

/**
 * True if the second factor of an account was confirmed after a time. Then the factor is not lost, so a request made
 * because it was lost has no reason any more. Without a time in the row this is not true.
 */
export function isProvenSince(...[userId, moment]: Row): Expression<SqlBool> {
  const { exists, selectFrom } = expressionBuilder<Schema, 'supportRequests' | 'recoveries'>();
  return exists(
    selectFrom('users as owner')
      .select('owner.id')
      .whereRef('owner.id', '=', userId)
      .whereRef('owner.factorProvenAt', '>', moment),
  );
}
