import { randomUUID } from 'node:crypto';
import type { Insertable, Kysely, Selectable } from 'kysely';
import { isProvenSince } from './proven-since.ts';
import type { RecoveriesTable, RecoveryAsksTable, RecoveryTokensTable, Schema } from './schema.ts';

export type RecoveryAsk = Selectable<RecoveryAsksTable>;
export type RecoveryRecord = Selectable<RecoveriesTable>;
/** A recovery with what its account's credential epoch is now. */
export type RecoveryState = RecoveryRecord & { currentEpoch: number };
/** A recovery whose link was used. */
export type UsedRecovery = RecoveryRecord & { usedAt: number; dueAt: number };
export type RecoveryToken = Omit<RecoveryTokensTable, 'recoveryId'>;
type Seen = Pick<RecoveryRecord, 'address' | 'userAgent'>;

/** Recoveries by e-mail, and the requests that become some. */
export interface RecoveryStore {
  ask(ask: Omit<RecoveryAsk, 'id'>): Promise<void>;
  /** Requests that wait, the oldest first. */
  asks(most: number): Promise<RecoveryAsk[]>;
  /** @returns whether this call took it: of several at once, one is told so */
  takeAsk(id: string): Promise<boolean>;

  /** Begins a recovery; one of the same user that was not used is superseded. Two statements, for a transaction. */
  begin(
    recovery: Omit<Insertable<RecoveriesTable>, 'usedAt' | 'dueAt' | 'endedAt' | 'endedAs'>,
  ): Promise<void>;
  addTokens(recoveryId: string, tokens: readonly RecoveryToken[]): Promise<void>;
  /** What a link belongs to, whatever has become of it. Looking spends nothing. */
  byToken(tokenHash: string, purpose: RecoveryToken['purpose']): Promise<RecoveryState | undefined>;
  /** The user's recovery that was used and waits to be carried out. */
  waitingOf(userId: string): Promise<UsedRecovery | undefined>;
  /** Uses a link: one statement decides. @returns whether this call did */
  use(id: string, at: { now: number; dueAt: number } & Seen): Promise<boolean>;
  /** Those that were used and whose time has come, unless the second factor was proven since. */
  due(now: number): Promise<RecoveryRecord[]>;
  /** Those that were used and wait, though the second factor was proven since. */
  needless(): Promise<RecoveryRecord[]>;
  /** Ends one that was used and is due, unless the second factor was proven since. @returns whether this call did */
  finish(id: string, now: number): Promise<boolean>;
  /** Ends one that can still be used, or was and waits. @returns whether this call did */
  cancel(id: string, now: number): Promise<boolean>;
  removeEnded(before: number): Promise<void>;
}

/** The second factor was proven since the link was used. */
const isFactorProven = isProvenSince('recoveries.userId', 'recoveries.usedAt');

export function recoveryStore(db: Kysely<Schema>): RecoveryStore {
  /** Recoveries that no change of a credential has made void. */
  const current = db
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
      await db.insertInto('recoveries').values(recovery).execute();
    },
    async addTokens(recoveryId, tokens) {
      if (tokens.length === 0) return;
      await db
        .insertInto('recoveryTokens')
        .values(tokens.map((token) => ({ ...token, recoveryId })))
        .execute();
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
      const rows = await current.selectAll('recoveries').where('recoveries.userId', '=', userId).execute();
      return rows.find(isUsed);
    },
    async use(id, { now, dueAt, ...seen }) {
      const { numUpdatedRows } = await update(id)
        .set({ usedAt: now, dueAt, ...seen })
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    due: (now) =>
      current
        .selectAll('recoveries')
        .where('recoveries.dueAt', '<=', now)
        .where(({ not }) => not(isFactorProven))
        .execute(),
    needless: () =>
      current
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
