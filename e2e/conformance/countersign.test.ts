/** The demo server passes the suite. For PostgreSQL: `npm run conformance -- --adapter countersign-postgres`. */
import { expect, onTestFinished, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import countersign from './adapters/countersign.ts';
import { chapters } from './checks/index.ts';
import { parts } from './parts/index.ts';
import { runChecks } from './run.ts';

// The limits only end a run that hangs: a busy computer must not fail.
test('every check passes', { timeout: 30 * MINUTE }, async () => {
  const target = await countersign.start(parts);
  onTestFinished(() => target.stop());
  const { results } = await runChecks(chapters, target, {
    requests: 8000,
    perCheck: 10 * MINUTE,
    onResult: () => {},
  });
  const wrong = results.filter(({ verdict }) => verdict === 'failed' || verdict === 'unjudged');
  expect(wrong.map(({ check, finding }) => `${check.id}: ${finding}`)).toEqual([]);
  expect(results.filter(({ verdict }) => verdict === 'absent').map(({ check }) => check.id)).toEqual([]);
});
