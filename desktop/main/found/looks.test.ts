import { expect, test } from 'vitest';
import type { Findings } from './found.ts';
import { Looks, type LookWatch, shareOfWhole } from './looks.ts';

const NOTHING: Findings = { searched: { kind: 'clipboard' }, texts: [], problems: [] };

/** A scan that runs until it is stopped. */
const untilStopped = (watched: LookWatch[]) => (watch: LookWatch) => {
  watched.push(watch);
  return new Promise<Findings | undefined>((resolve) => {
    watch.signal.addEventListener('abort', () => resolve(undefined));
  });
};

test('a scan can be stopped, and a new scan stops the last one', async () => {
  const looks = new Looks(() => undefined);
  const watched: LookWatch[] = [];
  const first = looks.run(untilStopped(watched));
  const second = looks.run(untilStopped(watched));
  expect(await first).toBeUndefined();
  expect(watched[1]?.signal.aborted).toBe(false);
  looks.stop();
  expect(await second).toBeUndefined();
  expect(await looks.run(async () => NOTHING)).toBe(NOTHING);
});

test('a stopped scan reports no more progress', async () => {
  const told: number[] = [];
  const looks = new Looks(({ share }) => told.push(share));
  const watched: LookWatch[] = [];
  const look = looks.run(untilStopped(watched));
  watched[0]?.onProgress({ share: 0.3, found: 0 });
  looks.stop();
  await look;
  watched[0]?.onProgress({ share: 0.9, found: 0 });
  expect(told).toEqual([0.3]);
});

test('the total progress counts the finished parts and the current one', () => {
  expect([0, 0.5, 1].map((share) => shareOfWhole(1, 4, share))).toEqual([0.25, 0.375, 0.5]);
  expect(shareOfWhole(0, 0, 0)).toBe(1);
});
