import type { reserve } from '../../../throttle/throttle.ts';

type ThrottleStore = Parameters<typeof reserve>[0]['throttles'];

/** The server's throttle rows, kept in memory: what one SQL statement decides there, decided here by the same rule. */
export function throttlesInMemory(): ThrottleStore {
  const rows = new Map<string, { failures: number; nextAllowedAt: number; lapsesAt: number | null }>();
  return {
    reserve: async (key, { slackMs, hardStop, forgetAfterMs, wait }, now) => {
      const row = rows.get(key);
      if (row && (row.nextAllowedAt > now + slackMs || (hardStop !== null && row.failures >= hardStop))) {
        return undefined;
      }
      const before = row?.failures ?? 0;
      const nextAllowedAt =
        'step' in wait
          ? Math.max(row?.nextAllowedAt ?? now, now) + wait.step
          : now + (wait.ladder[before] ?? wait.ladder.at(-1) ?? 0);
      const lapsesAt = forgetAfterMs === null ? null : nextAllowedAt + forgetAfterMs;
      rows.set(key, { failures: before + 1, nextAllowedAt, lapsesAt });
      return before + 1;
    },
    read: async (key) => rows.get(key),
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
