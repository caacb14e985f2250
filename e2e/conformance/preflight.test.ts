/** The preflight is held to the bench as the suite is: where nothing is wrong, it finds nothing. */
import { expect, onTestFinished, test } from 'vitest';
import { preflight } from './preflight.ts';
import { startBench } from './testing/bench/server.ts';
import { STYLES, type Style } from './testing/bench/styles.ts';
import { benchTarget } from './testing/bench/target.ts';
import type { Target } from './trial/adapter.ts';

async function tried(style: Style, change?: (target: Target) => void): Promise<[boolean, string[]]> {
  const server = await startBench(style);
  onTestFinished(() => server.stop());
  const target = benchTarget(server, style);
  change?.(target);
  const lines: string[] = [];
  const isReady = await preflight(target, (line) => lines.push(line));
  return [isReady, lines];
}

test.each(STYLES)('every step works with style “$name”', async (style) => {
  const [isReady, lines] = await tried(style);
  expect(lines.filter((line) => !line.startsWith('  ✓'))).toEqual([]);
  expect(isReady).toBe(true);
});

test('a refusal of new backup codes is named as one', async () => {
  const style = STYLES.find(({ rules }) => rules.backupCodesLater) as Style;
  const [, lines] = await tried(style, ({ operations }) => {
    operations.regenerateBackupCodes = (client) => client.get('/nowhere');
  });
  expect(lines.filter((line) => line.startsWith('  ✗'))).toEqual([
    expect.stringMatching(
      /verifyBackupCode accepts a backup code\. .* Look at the path and fields of regenerateBackupCodes\./,
    ),
  ]);
});

test('a server that is not there is one sentence, and no fault of the adapter', async () => {
  const [style] = STYLES as [Style, ...Style[]];
  const server = await startBench(style);
  await server.stop();
  await expect(preflight(benchTarget(server, style), () => {})).rejects.toThrow(
    `No server answers at ${server.origin}. Start it, or correct the origin in the adapter.`,
  );
});
