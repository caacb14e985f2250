import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from './schema.ts';

/** The columns for the account and its earlier count of proofs. */
type Row = ['supportRequests.userId', 'supportRequests.proofs'] | ['recoveries.userId', 'recoveries.proofs'];

/**
 * True if the second factor of an account was confirmed after the row stored the count of proofs. Then the factor is not
 * lost, so a request made because it was lost has no reason any more. Without a count in the row this is not true.
 */
export function isProvenSince(...[userId, proofs]: Row): Expression<SqlBool> {
  const { exists, selectFrom } = expressionBuilder<Schema, 'supportRequests' | 'recoveries'>();
  return exists(
    selectFrom('users as owner')
      .select('owner.id')
      .whereRef('owner.id', '=', userId)
      .whereRef('owner.factorProofs', '>', proofs),
  );
}
