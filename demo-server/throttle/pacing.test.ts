import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SECOND } from '../../shared/durations.ts';
import { DEFAULT_LIMITS, GROWING_CODES, steady } from './limits.ts';
import { LONGEST_WAIT_MS, MOST_WAITING, Pacing, PRESENT_MS } from './pacing.ts';

const NOBODY_LEFT = new AbortController().signal;

/** A pacing whose waits last until the test ends them. */
function pacingOf(limit = steady(5, SECOND)) {
  const clock = { now: 0 };
  const waits: { ms: number; end: () => void }[] = [];
  const pacing = new Pacing(
    limit,
    () => clock.now,
    (ms) => new Promise((end) => waits.push({ ms, end })),
  );
  const ask = (client: string, share = 1) => pacing.takeTurn(client, share, NOBODY_LEFT);
  return { clock, waits, pacing, ask };
}

test('a client with many requests waits in step while another one is there', async () => {
  const { clock, waits, ask } = pacingOf();
  await ask('ann');
  for (let sent = 0; sent < 5; sent += 1) await ask('eve');
  const held = [ask('eve'), ask('eve'), ask('eve')];
  expect(waits.map(({ ms }) => ms)).toEqual([200, 400, 600]);
  for (const { end } of waits) end();
  expect(await Promise.all(held)).toEqual([{}, {}, {}]);

  // The other client goes on at once.
  expect(await ask('ann')).toEqual({});
  expect(waits).toHaveLength(3);
  // With time, all requests are there again.
  clock.now += 5 * SECOND;
  await ask('ann');
  for (let sent = 0; sent < 5; sent += 1) await ask('eve');
  expect(waits).toHaveLength(3);
});

test('a client that is alone never waits, and owes little when another one comes', async () => {
  const { clock, waits, ask } = pacingOf();
  await ask('ann');
  clock.now += PRESENT_MS + 1;
  for (let sent = 0; sent < 1000; sent += 1) expect(await ask('eve')).toEqual({});
  expect(waits).toEqual([]);
  await ask('ann');
  void ask('eve');
  expect(waits[0]?.ms).toBe(LONGEST_WAIT_MS);
  clock.now += LONGEST_WAIT_MS + SECOND;
  await ask('eve');
  expect(waits).toHaveLength(1);
});

test('beyond the longest wait a request is refused after it, and costs no later request', async () => {
  const { clock, waits, ask } = pacingOf(steady(1, SECOND));
  await ask('ann');
  await ask('eve');
  const held = [ask('eve'), ask('eve'), ask('eve'), ask('eve')];
  expect(waits.map(({ ms }) => ms)).toEqual([1000, 2000, 2000, 2000]);
  for (const { end } of waits) end();
  expect(await Promise.all(held)).toEqual([{}, {}, { retryAfter: 3 }, { retryAfter: 3 }]);
  clock.now += 3 * SECOND;
  expect(await ask('eve')).toEqual({});
  expect(waits).toHaveLength(4);
});

test('a client holds a limited number of requests; the next one is refused at once', async () => {
  const { waits, ask } = pacingOf(steady(1, 60 * SECOND));
  await ask('ann');
  await ask('eve');
  const held = Array.from({ length: MOST_WAITING }, () => ask('eve'));
  expect(waits).toHaveLength(MOST_WAITING);
  expect(await ask('eve')).toEqual({ retryAfter: 60 });
  expect(waits).toHaveLength(MOST_WAITING);
  for (const { end } of waits) end();
  await Promise.all(held);
  void ask('eve');
  expect(waits).toHaveLength(MOST_WAITING + 1);
});

test('a request can count for a part', async () => {
  const { waits, ask } = pacingOf();
  await ask('ann');
  for (let sent = 0; sent < 40; sent += 1) await ask('eve', 0.1);
  await ask('eve');
  expect(waits).toEqual([]);
  void ask('eve');
  expect(waits.map(({ ms }) => ms)).toEqual([200]);
});

test('a class of thirty does not wait: each opens a page of twenty files, and sends eight requests', async () => {
  const { waits, ask } = pacingOf(DEFAULT_LIMITS.requests);
  await ask('others');
  for (let person = 0; person < 30; person += 1) {
    for (let file = 0; file < 20; file += 1) await ask('class', 0.1);
    for (let sent = 0; sent < 8; sent += 1) await ask('class');
  }
  expect(waits).toEqual([]);
});

test('a real wait ends when the client is gone', async () => {
  const pacing = new Pacing(steady(1, SECOND));
  const gone = new AbortController();
  await pacing.takeTurn('ann', 1, NOBODY_LEFT);
  await pacing.takeTurn('eve', 1, NOBODY_LEFT);
  const held = pacing.takeTurn('eve', 1, gone.signal);
  gone.abort();
  expect(await held).toEqual({});
  // So does one that begins after that.
  expect(await pacing.takeTurn('eve', 1, gone.signal)).toEqual({});
});

test('clients that have all their requests again are forgotten', async () => {
  const { clock, pacing, ask } = pacingOf();
  for (let client = 0; client < 10_000; client += 1) await ask(`client ${client}`);
  expect(pacing.size).toBe(10_000);
  clock.now += SECOND;
  await ask('ann');
  expect(pacing.size).toBe(1);
});

test('in any order of requests, a client that sends few never waits', () => {
  const steps = fc.array(fc.record({ who: fc.constantFrom('eve', 'mallory'), after: fc.nat({ max: 50 }) }), {
    maxLength: 300,
  });
  return fc.assert(
    fc.asyncProperty(steps, async (sent) => {
      const { clock, waits, ask } = pacingOf();
      let annAt = 0;
      for (const { who, after } of sent) {
        clock.now += after;
        void ask(who);
        if (clock.now - annAt < 200) continue;
        annAt = clock.now;
        const before = waits.length;
        expect(await ask('ann')).toEqual({});
        expect(waits).toHaveLength(before);
      }
    }),
    { numRuns: 50 },
  );
});

test('only a steady limit is accepted', () => {
  expect(() => new Pacing(GROWING_CODES)).toThrow(TypeError);
  expect(() => new Pacing(DEFAULT_LIMITS.requests)).not.toThrow();
});
