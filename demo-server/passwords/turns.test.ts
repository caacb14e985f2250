import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('clients take turns, and the accounts of one client among themselves', () => {
  const turns = new Turns<string>();
  for (const item of ['a1', 'a2', 'a3']) turns.add({ client: 'eve', account: 'a' }, item);
  turns.add({ client: 'eve', account: 'b' }, 'b1');
  turns.add({ client: 'ann', account: 'ann' }, 'ann1');
  expect(Array.from({ length: 6 }, () => turns.next())).toEqual(['a1', 'ann1', 'b1', 'a2', 'a3', undefined]);
});

test('a client that may not be served keeps its place', () => {
  const turns = new Turns<string>();
  turns.add({ client: 'eve', account: 'a' }, 'eve1');
  turns.add({ client: 'ann', account: 'a' }, 'ann1');
  expect(turns.next((client) => client !== 'eve')).toBe('ann1');
  expect(turns.next((client) => client !== 'eve')).toBeUndefined();
  expect(turns.next()).toBe('eve1');
});

test('nothing is lost, nothing is served twice, and nobody waits for more than one item of each other client', () => {
  const asked = fc.array(
    fc.record({ client: fc.constantFrom('a', 'b', 'c'), account: fc.constantFrom('x', 'y') }),
  );
  fc.assert(
    fc.property(asked, (all) => {
      const turns = new Turns<number>();
      all.forEach((turn, index) => void turns.add(turn, index));
      const served = all.map(() => turns.next() ?? -1);
      expect([...served].sort((a, b) => a - b)).toEqual(all.map((_, index) => index));
      const clients = served.map((index) => all[index]?.client);
      clients.forEach((client, at) => {
        const before = clients.lastIndexOf(client, at - 1);
        const between = clients.slice(before + 1, at);
        expect(new Set(between).size).toBe(between.length);
      });
    }),
  );
});
