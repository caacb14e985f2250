/** Watch mode: an export that shows its codes one after the other is read off the screen as they pass. */

import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE } from '../../../shared/durations.ts';
import { looksLikeMigration } from '../../../shared/migration.ts';
import type { FoundReport } from '../../ipc/found.ts';
import type { Findings, FoundReports } from './found.ts';

export interface WatchParts {
  found: Pick<FoundReports, 'partsWaiting'>;
  glance: () => Promise<Findings>;
  report: (findings: Findings) => FoundReport;
  signal: AbortSignal;
  /** Milliseconds from one look to the next, and how long one request watches. */
  pause?: number;
  limit?: number;
}

/** @returns the report after the first look that found another part, or after the last look */
export async function watchForParts(parts: WatchParts): Promise<FoundReport> {
  const { found, glance, report, signal, pause = 700, limit = MINUTE } = parts;
  const before = found.partsWaiting;
  for (let watched = 0; ; watched += pause) {
    const findings = await glance();
    const exported = findings.texts.filter(({ text }) => looksLikeMigration(text));
    // Without a part in sight there is nothing to say yet, and a report would forget what is waiting.
    if (exported.length > 0) {
      const looked = report({ ...findings, texts: exported });
      if (!looked.incomplete || found.partsWaiting > before) return looked;
    }
    if (signal.aborted || watched >= limit) {
      return report({ lookedAt: findings.lookedAt, texts: exported, problems: findings.problems });
    }
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}
