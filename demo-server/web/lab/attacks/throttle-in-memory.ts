import type { reserve } from '../../../throttle/throttle.ts';

type ThrottleStore = Parameters<typeof reserve>[0]['throttles'];

/**
 * Returns the server's throttle rows in memory. The server decides in one SQL statement; this applies the same rule.
 */
export function throttlesInMemory(): ThrottleStore {
  const rows = new Map<string, { failures: number; nextAllowedAt: number; lapsesAt: number | null }>();
  return {
    reserve: async (key, { slackMs, hardStop, forgetAfterMs, wait }, now) => {
      const row = rows.get(key);
      if (row && (row.nextAllowedAt > now + slackMs || (hardStop !== null && row.failures >= hardStop))) {
        return undefined;
      }
      const before = row?.failures ?? 0;
      const lastMoment = row?.nextAllowedAt ?? 0;
      let nextAllowedAt: number;
      if ('step' in wait) {
        nextAllowedAt = Math.max(lastMoment, now) + wait.step;
      } else {
        const waitMs = wait.ladder[before] ?? wait.ladder.at(-1) ?? 0;
        // An attempt without a wait does not change the time.
        nextAllowedAt = waitMs === 0 ? lastMoment : now + waitMs;
      }
      const lapsesAt = forgetAfterMs === null ? null : Math.max(nextAllowedAt, now) + forgetAfterMs;
      rows.set(key, { failures: before + 1, nextAllowedAt, lapsesAt });
      return before + 1;
    },
    read: async (key) => rows.get(key),
    shorten: async (key, latest) => {
      const row = rows.get(key);
      if (row) row.nextAllowedAt = Math.min(row.nextAllowedAt, latest);
    },
    reset: async (key) => {
      rows.delete(key);
    },
    refund: async (key, stepMs) => {
      const row = rows.get(key);
      if (row) row.nextAllowedAt -= stepMs;
    },
    removeLapsed: async (now) => {
      for (const [key, { lapsesAt }] of rows) if (lapsesAt !== null && lapsesAt <= now) rows.delete(key);
    },
  };
}
