import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from './schema.ts';

/** What is proven without a credential changing. What changes one voids by its epoch. */
const PROOFS = ['second-factor', 'backup-code', 'step-up'] as const;

/** Where it stands whose account something is, and since when. */
type Row =
  | ['supportRequests.userId', 'supportRequests.openedAt']
  | ['recoveries.userId', 'recoveries.usedAt'];

/**
 * The second factor of an account was proven after a moment, by the audit log: so whatever was asked for then because it
 * is lost is without its reason. Where the row has no such moment, nothing was proven since.
 */
export function isProvenSince(...[userId, moment]: Row): Expression<SqlBool> {
  const { exists, selectFrom } = expressionBuilder<Schema, 'supportRequests' | 'recoveries'>();
  return exists(
    selectFrom('auditEvents')
      .select('auditEvents.id')
      .whereRef('auditEvents.userId', '=', userId)
      .whereRef('auditEvents.at', '>', moment)
      .where('auditEvents.outcome', '=', 'success')
      .where(({ and, or, eb }) =>
        or([
          eb('auditEvents.kind', 'in', PROOFS),
          // A passkey alone is both factors.
          and([eb('auditEvents.kind', '=', 'sign-in'), eb('auditEvents.reason', '=', 'method-passkey')]),
        ]),
      ),
  );
}
