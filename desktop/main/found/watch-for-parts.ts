/** Watch mode: reads an export from the screen while it shows its codes one after the other. */

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
  /** The pause between two scans, and the length of one request, in milliseconds. */
  pause?: number;
  limit?: number;
}

/** Returns the report of the first scan that finds a new part, or of the last scan. */
export async function watchForParts(parts: WatchParts): Promise<FoundReport> {
  const { found, glance, report, signal, pause = 700, limit = MINUTE } = parts;
  const before = found.partsWaiting;
  for (let watched = 0; ; watched += pause) {
    const findings = await glance();
    const exported = findings.texts.filter(({ text }) => looksLikeMigration(text));
    // No report without a part, because a report would discard the parts that were found earlier.
    if (exported.length > 0) {
      const looked = report({ ...findings, texts: exported });
      if (!looked.incomplete || found.partsWaiting > before) return looked;
    }
    if (signal.aborted || watched >= limit) {
      return report({ searched: findings.searched, texts: exported, problems: findings.problems });
    }
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}
