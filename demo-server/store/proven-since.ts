import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from './schema.ts';

/** Where it stands whose account something is, and since when. */
type Row =
  | ['supportRequests.userId', 'supportRequests.openedAt']
  | ['recoveries.userId', 'recoveries.usedAt'];

/**
 * The second factor of an account was proven after a moment: it is not lost, so whatever was asked for because it is
 * lost is without its reason. Where the row has no such moment, nothing was proven since.
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
