import { randomUUID } from 'node:crypto';
import type { Insertable, Kysely, Selectable } from 'kysely';
import { insertIfThere } from './insert-if-there.ts';
import { isProvenSince } from './proven-since.ts';
import type { RecoveriesTable, RecoveryAsksTable, RecoveryTokensTable, Schema } from './schema.ts';

export type RecoveryAsk = Selectable<RecoveryAsksTable>;
export type RecoveryRecord = Selectable<RecoveriesTable>;
/** A recovery with its account's current credential epoch. */
export type RecoveryState = RecoveryRecord & { currentEpoch: number };
/** A recovery after its link was used. */
export type UsedRecovery = RecoveryRecord & { usedAt: number; dueAt: number };
export type RecoveryToken = Omit<RecoveryTokensTable, 'recoveryId'>;
type Seen = Pick<RecoveryRecord, 'address' | 'userAgent'>;

/** Recoveries by email, and the requests they start from. */
export interface RecoveryStore {
  ask(ask: Omit<RecoveryAsk, 'id'>): Promise<void>;
  /** Returns waiting requests, oldest first. */
  asks(most: number): Promise<RecoveryAsk[]>;
  /** @returns whether this call deleted it; of several at once, only one does */
  takeAsk(id: string): Promise<boolean>;

  /**
   * Starts a recovery and ends an unused one of the same user. Two statements, for a transaction. The same two do nothing
   * if there is no such user: see demo-server/mail/addressee.ts.
   */
  begin(
    recovery: Omit<Insertable<RecoveriesTable>, 'usedAt' | 'dueAt' | 'endedAt' | 'endedAs'>,
  ): Promise<void>;
  /** Adds a link to a recovery. Does nothing if there is no such recovery, with the same statement. */
  addToken(recoveryId: string, token: RecoveryToken): Promise<void>;
  /** Returns the recovery of a link in any state, without using the link up. */
  byToken(tokenHash: string, purpose: RecoveryToken['purpose']): Promise<RecoveryState | undefined>;
  /** Returns the user's recovery whose reset is waiting. */
  waitingOf(userId: string): Promise<UsedRecovery | undefined>;
  /** Uses a link. One statement decides. @returns whether this call did */
  use(id: string, at: { now: number; dueAt: number } & Seen): Promise<boolean>;
  /** Returns used recoveries that are due, unless the second factor was confirmed since. */
  due(now: number): Promise<RecoveryRecord[]>;
  /** Returns used recoveries that wait although the second factor was confirmed since. */
  needless(): Promise<RecoveryRecord[]>;
  /** Ends a used recovery that is due, unless the second factor was confirmed since. @returns whether this call did */
  finish(id: string, now: number): Promise<boolean>;
  /** Ends a recovery that is open or waiting. @returns whether this call did */
  cancel(id: string, now: number): Promise<boolean>;
  /** Marks recoveries as expired whose links were not used in time, so that no clock that is set back revives them. */
  endExpired(now: number): Promise<void>;
  removeEnded(before: number): Promise<void>;
}

/** True if the second factor was confirmed since the link was used. */
const isFactorProven = isProvenSince('recoveries.userId', 'recoveries.proofs');

export function recoveryStore(db: Kysely<Schema>): RecoveryStore {
  /** Recoveries of the current credential epoch. */
  const current = () =>
    db
      .selectFrom('recoveries')
      .innerJoin('users', 'users.id', 'recoveries.userId')
      .whereRef('users.credentialEpoch', '=', 'recoveries.epoch')
      .where('recoveries.endedAt', 'is', null);
  const update = (id: string) =>
    db
      .updateTable('recoveries')
      .where('id', '=', id)
      .where('endedAt', 'is', null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('users')
            .select('users.id')
            .whereRef('users.id', '=', 'recoveries.userId')
            .whereRef('users.credentialEpoch', '=', 'recoveries.epoch'),
        ),
      );
  return {
    async ask(ask) {
      await db
        .insertInto('recoveryAsks')
        .values({ id: randomUUID(), ...ask })
        .execute();
    },
    asks: (most) =>
      db.selectFrom('recoveryAsks').selectAll().orderBy('at').orderBy('id').limit(most).execute(),
    async takeAsk(id) {
      const { numDeletedRows } = await db
        .deleteFrom('recoveryAsks')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async begin(recovery) {
      await db
        .updateTable('recoveries')
        .set({ endedAt: recovery.createdAt, endedAs: 'superseded' })
        .where('userId', '=', recovery.userId)
        .where('usedAt', 'is', null)
        .where('endedAt', 'is', null)
        .execute();
      await insertIfThere(db, 'recoveries', recovery, ['users', recovery.userId]);
    },
    async addToken(recoveryId, token) {
      await insertIfThere(db, 'recoveryTokens', { ...token, recoveryId }, ['recoveries', recoveryId]);
    },
    byToken: (tokenHash, purpose) =>
      db
        .selectFrom('recoveryTokens')
        .innerJoin('recoveries', 'recoveries.id', 'recoveryTokens.recoveryId')
        .innerJoin('users', 'users.id', 'recoveries.userId')
        .selectAll('recoveries')
        .select('users.credentialEpoch as currentEpoch')
        .where('tokenHash', '=', tokenHash)
        .where('purpose', '=', purpose)
        .executeTakeFirst(),
    async waitingOf(userId) {
      const rows = await current().selectAll('recoveries').where('recoveries.userId', '=', userId).execute();
      return rows.find(isUsed);
    },
    async use(id, { now, dueAt, ...seen }) {
      const { numUpdatedRows } = await update(id)
        .set(({ selectFrom }) => ({
          usedAt: now,
          dueAt,
          ...seen,
          proofs: selectFrom('users').select('factorProofs').whereRef('users.id', '=', 'recoveries.userId'),
        }))
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    due: (now) =>
      current()
        .selectAll('recoveries')
        .where('recoveries.dueAt', '<=', now)
        .where(({ not }) => not(isFactorProven))
        .execute(),
    needless: () =>
      current()
        .selectAll('recoveries')
        .where('recoveries.dueAt', 'is not', null)
        .where(isFactorProven)
        .execute(),
    async finish(id, now) {
      const { numUpdatedRows } = await update(id)
        .set({ endedAt: now, endedAs: 'done' })
        .where('dueAt', '<=', now)
        .where(({ not }) => not(isFactorProven))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async endExpired(now) {
      await db
        .updateTable('recoveries')
        .set({ endedAt: now, endedAs: 'expired' })
        .where('expiresAt', '<=', now)
        .where('usedAt', 'is', null)
        .where('endedAt', 'is', null)
        .execute();
    },
    async cancel(id, now) {
      const { numUpdatedRows } = await update(id)
        .set({ endedAt: now, endedAs: 'cancelled' })
        .where(({ or, eb }) => or([eb('usedAt', 'is not', null), eb('expiresAt', '>', now)]))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async removeEnded(before) {
      await db
        .deleteFrom('recoveries')
        .where('expiresAt', '<=', before)
        .where(({ or, eb }) => or([eb('usedAt', 'is', null), eb('endedAt', '<=', before)]))
        .execute();
    },
  };
}

function isUsed(recovery: RecoveryRecord): recovery is UsedRecovery {
  return recovery.usedAt !== null && recovery.dueAt !== null;
}
