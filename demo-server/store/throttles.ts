import { type Kysely, type Selectable, sql } from 'kysely';
import { compileOnce, type Places, type Statement } from './compile-once.ts';
import type { Schema, ThrottlesTable } from './schema.ts';

export type ThrottleRecord = Pick<Selectable<ThrottlesTable>, 'failures' | 'nextAllowedAt'>;

/** How one attempt changes a row, in numbers. */
export interface ThrottleRule {
  /** An attempt is allowed this long before `nextAllowedAt`, in milliseconds. */
  slackMs: number;
  /** No attempt is allowed at this many failures. */
  hardStop: number | null;
  /** How long the row is kept after `nextAllowedAt`, in milliseconds; null for ever. */
  forgetAfterMs: number | null;
  /**
   * The wait after an attempt. `ladder`: the wait by number of attempts, this one included (the last entry for all
   * further ones). `step`: each attempt adds this wait.
   */
  wait: { ladder: readonly number[] } | { step: number };
}

export interface ThrottleStore {
  /**
   * Reserves one attempt. One statement decides, so of any number at once exactly as many succeed as the rule allows.
   *
   * @returns the number of attempts since the last success, this one included; `undefined` if none is allowed now
   */
  reserve(key: string, rule: ThrottleRule, now: number): Promise<number | undefined>;
  /** Brings the time of the next attempt forward if it is later than `latest`. */
  shorten(key: string, latest: number): Promise<void>;
  read(key: string): Promise<ThrottleRecord | undefined>;
  /** Clears the count after a success. */
  reset(key: string): Promise<void>;
  /** Refunds one attempt of a `step` rule. */
  refund(key: string, stepMs: number): Promise<void>;
  removeLapsed(now: number): Promise<void>;
}

export function throttleStore(db: Kysely<Schema>): ThrottleStore {
  return {
    async reserve(key, rule, now) {
      const { forgetAfterMs, wait } = rule;
      const firstWait = 'step' in wait ? wait.step : (wait.ladder[0] ?? 0);
      const { rows } = await reserveBy(rule)(db, {
        key,
        // An attempt without a wait stores no time: an attempt that arrived earlier may be reserved later.
        nextAllowedAt: firstWait === 0 ? 0 : now + firstWait,
        lapsesAt: forgetAfterMs === null ? null : now + firstWait + forgetAfterMs,
        now,
        latest: now + rule.slackMs,
      });
      return rows[0]?.failures;
    },
    async shorten(key, latest) {
      await db
        .updateTable('throttles')
        .set({ nextAllowedAt: latest })
        .where('key', '=', key)
        .where('nextAllowedAt', '>', latest)
        .execute();
    },
    read: (key) =>
      db
        .selectFrom('throttles')
        .select(['failures', 'nextAllowedAt'])
        .where('key', '=', key)
        .executeTakeFirst(),
    async reset(key) {
      await reset(db, { key });
    },
    async refund(key, stepMs) {
      await refund(db, { key, stepMs });
    },
    async removeLapsed(now) {
      await db.deleteFrom('throttles').where('lapsesAt', '<=', now).execute();
    },
  };
}

type Reservation = {
  key: string;
  nextAllowedAt: number;
  lapsesAt: number | null;
  now: number;
  /** The latest `nextAllowedAt` at which an attempt is allowed. */
  latest: number;
};

/** Statements by rule: there are as many as there are limits in the settings. */
const reservations = new Map<string, Statement<Reservation, { failures: number }>>();

function reserveBy(rule: ThrottleRule): Statement<Reservation, { failures: number }> {
  const name = JSON.stringify(rule);
  const known = reservations.get(name);
  if (known) return known;
  const statement = compileReservation(rule);
  reservations.set(name, statement);
  return statement;
}

function compileReservation({ hardStop, forgetAfterMs, wait }: ThrottleRule) {
  return compileOnce((db, of: Places<Reservation>) => {
    const at = sql<number>`cast(${of('now')} as bigint)`;
    const next = 'step' in wait ? nextByStep(wait.step, at) : nextByLadder(wait.ladder, at);
    const lapses = (from: ReturnType<typeof sql<number>>) =>
      forgetAfterMs === null ? null : sql<number>`${from} + ${sql.lit(forgetAfterMs)}`;
    return db
      .insertInto('throttles')
      .values({
        key: of('key'),
        failures: 1,
        nextAllowedAt: of('nextAllowedAt'),
        lapsesAt: of('lapsesAt'),
      })
      .onConflict((conflict) => {
        const update = conflict
          .column('key')
          .doUpdateSet({
            failures: sql<number>`throttles.failures + 1`,
            nextAllowedAt: next,
            lapsesAt: lapses(sql<number>`case when ${next} > ${at} then ${next} else ${at} end`),
          })
          .where('throttles.nextAllowedAt', '<=', of('latest'));
        return hardStop === null ? update : update.where('throttles.failures', '<', hardStop);
      })
      .returning('failures');
  });
}

const reset = compileOnce((db, of: Places<{ key: string }>) =>
  db.deleteFrom('throttles').where('key', '=', of('key')),
);

const refund = compileOnce((db, of: Places<{ key: string; stepMs: number }>) =>
  db
    .updateTable('throttles')
    .set((column) => ({ nextAllowedAt: column('nextAllowedAt', '-', of('stepMs')) }))
    .where('key', '=', of('key')),
);

function nextByStep(step: number, at: ReturnType<typeof sql<number>>) {
  const from = sql`throttles.next_allowed_at`;
  return sql<number>`case when ${from} > ${at} then ${from} else ${at} end + ${sql.lit(step)}`;
}

/**
 * The old row has the failures before this attempt, so entry n is the wait after n earlier failures. An attempt without
 * a wait changes nothing.
 */
function nextByLadder(ladder: readonly number[], at: ReturnType<typeof sql<number>>) {
  const rungs = ladder.map((wait, before) => sql`when ${sql.lit(before)} then ${after(wait, at)}`);
  const last = after(ladder.at(-1) ?? 0, at);
  return sql<number>`case throttles.failures ${sql.join(rungs, sql` `)} else ${last} end`;
}

function after(wait: number, at: ReturnType<typeof sql<number>>) {
  return wait === 0 ? sql`throttles.next_allowed_at` : sql`${at} + ${sql.lit(wait)}`;
}
