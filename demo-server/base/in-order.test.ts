import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

test('returns all results in the order of the calls', async () => {
  const late = Promise.withResolvers<string>();
  const results = inOrder([late.promise, 2, Promise.resolve(true)]);
  late.resolve('one');
  expect(await results).toEqual(['one', 2, true]);
});

test('throws the error of the first call that failed, even if a later one failed sooner, and waits for all', async () => {
  const [first, last] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let isOver = false;
  const failed = inOrder([first.promise, Promise.reject(new Error('the second')), last.promise]).finally(
    () => {
      isOver = true;
    },
  );
  failed.catch(() => undefined);
  first.reject(new Error('the first'));
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  last.resolve();
  await expect(failed).rejects.toThrow('the first');
});
