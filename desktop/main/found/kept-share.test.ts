import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { KeptShare } from './kept-share.ts';
import type { SharedScreen } from './shared-screen.ts';

/** A screen share outside Electron. Counts the requests and the open shares. */
function screenToShare(answer: 'shared' | 'declined' | 'no answer' = 'shared') {
  const seen = { asked: 0, shared: 0 };
  const picture = async () => ({ data: new Uint8ClampedArray(4), width: 1, height: 1 });
  const share = (signal: AbortSignal): Promise<SharedScreen | undefined> => {
    seen.asked += 1;
    if (answer === 'declined') return Promise.reject(new Error('declined'));
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(undefined));
      if (answer === 'no answer') return;
      seen.shared += 1;
      signal.addEventListener('abort', () => {
        seen.shared -= 1;
      });
      resolve({ picture, close: () => undefined });
    });
  };
  return { seen, share };
}

test('asks once, and stays open from one watch to the next', async () => {
  const { seen, share } = screenToShare();
  const kept = new KeptShare(share);
  const first = new AbortController();
  expect(await kept.glance(first.signal)).toMatchObject({ width: 1 });
  expect(await kept.glance(first.signal)).toMatchObject({ width: 1 });
  const next = new AbortController();
  expect(await kept.glance(next.signal)).toMatchObject({ width: 1 });
  expect(seen).toEqual({ asked: 1, shared: 1 });
  next.abort();
  expect(seen.shared).toBe(0);
});

test('ends when no scan uses it, and the next scan asks again', async () => {
  const { seen, share } = screenToShare();
  const kept = new KeptShare(share, 1);
  const { signal } = new AbortController();
  await kept.glance(signal);
  while (seen.shared > 0) await wait(1);
  await kept.glance(signal);
  expect(seen.asked).toBe(2);
});

test('closes the question when the scan is stopped', async () => {
  const { share } = screenToShare('no answer');
  const stopping = new AbortController();
  const glance = new KeptShare(share).glance(stopping.signal);
  stopping.abort();
  expect(await glance).toBeUndefined();
});

test('reports a refusal, and the next scan asks again', async () => {
  const { seen, share } = screenToShare('declined');
  const kept = new KeptShare(share);
  const { signal } = new AbortController();
  await expect(kept.glance(signal)).rejects.toThrow('declined');
  await expect(kept.glance(signal)).rejects.toThrow('declined');
  expect(seen.asked).toBe(2);
});
