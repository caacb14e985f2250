import type { Expression, ExpressionBuilder, Insertable, Kysely, Selectable, SqlBool } from 'kysely';
import type { ActivityReason } from '../contract/index.ts';
import { isProvenSince } from './proven-since.ts';
import type { Schema, SupportRequestsTable } from './schema.ts';

export type SupportRequestRecord = Selectable<SupportRequestsTable>;
/** A request with the names of its owner and of the people who decided. */
export type SupportRequestRow = SupportRequestRecord & {
  name: string;
  email: string;
  firstByName: string | null;
  closedByName: string | null;
};

/** A decision: by whom, when, and why. */
export interface Decision {
  by: string;
  at: number;
  reason: string;
}

type OpenState = 'open' | 'approved-by-one';
/** Why a request was closed without a decision. */
type StaleReason = Extract<ActivityReason, 'expired' | 'credential-changed' | 'factor-proven'>;

type From = Pick<ExpressionBuilder<Schema, 'supportRequests'>, 'and' | 'exists' | 'not' | 'selectFrom'>;

/** True if the owner has confirmed the second factor since it was opened. */
const isFactorProven = isProvenSince('supportRequests.userId', 'supportRequests.proofs');

/** True if the request still has its reason. */
function isCurrent(from: From): Expression<SqlBool> {
  return from.and([isOfEpoch(from), from.not(isFactorProven)]);
}

/** True if no credential of its owner has changed since it was opened. */
function isOfEpoch({ exists, selectFrom }: From): Expression<SqlBool> {
  return exists(
    selectFrom('users')
      .select('users.id')
      .whereRef('users.id', '=', 'supportRequests.userId')
      .whereRef('users.credentialEpoch', '=', 'supportRequests.epoch'),
  );
}

export interface SupportRequestStore {
  /** @returns false if the account already has an open request */
  open(request: Insertable<SupportRequestsTable>): Promise<boolean>;
  /** Returns the open request, unless it has expired, a credential has changed, or the factor was confirmed since. */
  openOf(userId: string, now: number): Promise<SupportRequestRecord | undefined>;
  byId(id: string): Promise<SupportRequestRow | undefined>;
  byCancelToken(tokenHash: string): Promise<SupportRequestRecord | undefined>;
  addCancelToken(tokenHash: string, requestId: string): Promise<void>;
  /** Returns a page of open or of closed requests, newest first. */
  page(
    isOpen: boolean,
    most: number,
    before: { at: number; id: string } | undefined,
  ): Promise<SupportRequestRow[]>;
  /** Gives the first approval, except for one's own request. @returns whether this call did */
  approveFirst(id: string, decision: Decision): Promise<boolean>;
  /**
   * Gives the second approval after another person's first, except for one's own request, and closes it. @returns
   * whether this call did
   */
  approveSecond(id: string, decision: Decision): Promise<boolean>;
  /** Withdraws a user's first approvals that have no second one yet. */
  withdrawApprovals(by: string): Promise<void>;
  /** Closes an open request. @returns whether this call did */
  close(
    id: string,
    to: { state: 'refused' | 'cancelled'; by: string | null; at: number; reason: string | null },
  ): Promise<boolean>;
  /** Closes expired and outdated requests. @returns their owners */
  closeStale(now: number): Promise<{ userId: string; reason: StaleReason }[]>;
}

export function supportRequestStore(db: Kysely<Schema>): SupportRequestStore {
  const named = () =>
    db
      .selectFrom('supportRequests')
      .innerJoin('users', 'users.id', 'supportRequests.userId')
      // A person whose account has ended has no name any more.
      .leftJoin('users as first', (join) =>
        join.onRef('first.id', '=', 'supportRequests.firstBy').on('first.closedAt', 'is', null),
      )
      .leftJoin('users as closer', (join) =>
        join.onRef('closer.id', '=', 'supportRequests.closedBy').on('closer.closedAt', 'is', null),
      )
      .where('users.closedAt', 'is', null)
      .selectAll('supportRequests')
      .select(['users.name', 'users.email', 'first.name as firstByName', 'closer.name as closedByName']);
  const waiting = (id: string, state: OpenState, { by, at }: Decision) =>
    db
      .updateTable('supportRequests')
      .where('id', '=', id)
      .where('state', '=', state)
      .where('userId', '!=', by)
      .where('expiresAt', '>', at)
      .where(isCurrent);
  return {
    async open(request) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('supportRequests')
        .values(request)
        .onConflict((conflict) => conflict.column('openFor').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    openOf: (userId, now) =>
      db
        .selectFrom('supportRequests')
        .selectAll()
        .where('openFor', '=', userId)
        .where('expiresAt', '>', now)
        .where(isCurrent)
        .executeTakeFirst(),
    byId: (id) => named().where('supportRequests.id', '=', id).executeTakeFirst(),
    byCancelToken: (tokenHash) =>
      db
        .selectFrom('supportCancelLinks')
        .innerJoin('supportRequests', 'supportRequests.id', 'supportCancelLinks.requestId')
        .selectAll('supportRequests')
        .where('tokenHash', '=', tokenHash)
        .executeTakeFirst(),
    async addCancelToken(tokenHash, requestId) {
      await db.insertInto('supportCancelLinks').values({ tokenHash, requestId }).execute();
    },
    page(isOpen, most, before) {
      const those = named().where('supportRequests.openFor', isOpen ? 'is not' : 'is', null);
      const older = before
        ? those.where((request) =>
            request.or([
              request('supportRequests.openedAt', '<', before.at),
              request.and([
                request('supportRequests.openedAt', '=', before.at),
                request('supportRequests.id', '<', before.id),
              ]),
            ]),
          )
        : those;
      return older
        .orderBy('supportRequests.openedAt', 'desc')
        .orderBy('supportRequests.id', 'desc')
        .limit(most)
        .execute();
    },
    async approveFirst(id, decision) {
      const { by, at, reason } = decision;
      const { numUpdatedRows } = await waiting(id, 'open', decision)
        .set({ state: 'approved-by-one', firstBy: by, firstAt: at, firstReason: reason })
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async approveSecond(id, decision) {
      const { by, at, reason } = decision;
      const { numUpdatedRows } = await waiting(id, 'approved-by-one', decision)
        .where('firstBy', '!=', by)
        .set({ state: 'done', openFor: null, closedBy: by, closedAt: at, closedReason: reason })
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async withdrawApprovals(by) {
      await db
        .updateTable('supportRequests')
        .set({ state: 'open', firstBy: null, firstAt: null, firstReason: null })
        .where('firstBy', '=', by)
        .where('state', '=', 'approved-by-one')
        .execute();
    },
    async close(id, { state, by, at, reason }) {
      const { numUpdatedRows } = await db
        .updateTable('supportRequests')
        .set({ state, openFor: null, closedBy: by, closedAt: at, closedReason: reason })
        .where('id', '=', id)
        .where('openFor', 'is not', null)
        .where('expiresAt', '>', at)
        .where(isCurrent)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async closeStale(now) {
      const close = (state: 'expired' | 'cancelled') =>
        db
          .updateTable('supportRequests')
          .set({ state, openFor: null, closedAt: now })
          .where('openFor', 'is not', null)
          .returning('userId');
      const expired = await close('expired').where('expiresAt', '<=', now).execute();
      const voided = await close('cancelled')
        .where((from) => from.not(isOfEpoch(from)))
        .execute();
      const needless = await close('cancelled').where(isFactorProven).execute();
      return [
        ...expired.map(({ userId }) => ({ userId, reason: 'expired' as const })),
        ...voided.map(({ userId }) => ({ userId, reason: 'credential-changed' as const })),
        ...needless.map(({ userId }) => ({ userId, reason: 'factor-proven' as const })),
      ];
    },
  };
}
