/**
 * The suite is held to a bench of small servers. Each talks in its own style; each has no flaw or one known flaw. A
 * server without a flaw passes every check; a flaw fails its checks; where a server is deaf, no check passes.
 */
import { expect, onTestFinished, test } from 'vitest';
import { SECOND } from '../../shared/durations.ts';
import { chapters } from './checks/index.ts';
import { type Result, runChecks } from './run.ts';
import { FLAWS, type Flaw, type FlawRow } from './testing/bench/flaws.ts';
import { startBench } from './testing/bench/server.ts';
import { STYLES, type Style } from './testing/bench/styles.ts';
import { benchTarget } from './testing/bench/target.ts';
import type { Target } from './trial/adapter.ts';
import type { Chapter } from './trial/check.ts';

const all = chapters.flatMap(({ checks }) => checks);
const [json] = STYLES as [Style, ...Style[]];
const [first] = chapters as [Chapter];

async function run(
  style: Style,
  options: {
    flaw?: Flaw;
    chosen?: readonly Chapter[];
    change?(target: Target): void;
    onResult?(result: Result): void;
  },
): Promise<readonly Result[]> {
  const server = await startBench(style, options.flaw);
  onTestFinished(() => server.stop());
  const target = benchTarget(server, style);
  options.change?.(target);
  const { results } = await runChecks(options.chosen ?? chapters, target, {
    requests: 20_000,
    perCheck: 30 * SECOND,
    onResult: options.onResult ?? (() => {}),
  });
  return results;
}

const verdicts = (results: readonly Result[]) =>
  Object.fromEntries(
    results.map(({ check, verdict, finding }) => [check.id, `${verdict} ${finding}`.trim()]),
  );

test.each(STYLES)('a server without a flaw, style “$name”, passes what its style allows', async (style) => {
  const results = await run(style, {});
  const wrong = results.filter(({ check, verdict }) => {
    if (style.absent.includes(check.id)) return verdict !== 'absent';
    return verdict !== (style.finds.includes(check.id) ? 'failed' : 'passed');
  });
  expect(verdicts(wrong)).toEqual({});
});

/** The styles in which a flaw shows, and the checks that find it there. */
function placesOf({ finds, style, harmlessIn }: FlawRow): { style: Style; ids: string[] }[] {
  return STYLES.filter(({ name }) => style === undefined || style === name)
    .map((one) => {
      const harmless = harmlessIn?.[one.name] ?? [];
      const ids = finds.filter(
        (id) => harmless !== 'all' && !harmless.includes(id) && !one.absent.includes(id),
      );
      return { style: one, ids };
    })
    .filter(({ ids }) => ids.length > 0);
}

/** Each flaw in one style, in turn, so that the run stays short. */
const rows = Object.entries(FLAWS).map(([flaw, row], index) => {
  const places = placesOf(row);
  return { flaw: flaw as Flaw, ...(places[index % places.length] as (typeof places)[number]) };
});

test.each(rows)('the flaw “$flaw” is found in style “$style.name”', async ({ flaw, style, ids }) => {
  const results = await run(style, {
    flaw,
    chosen: [{ ...first, checks: all.filter(({ id }) => ids.includes(id)) }],
  });
  expect(results.map(({ check }) => check.id).sort()).toEqual([...new Set(ids)].sort());
  expect(verdicts(results.filter(({ verdict }) => verdict !== 'failed'))).toEqual({});
});

test('every check can fail, and every row names existing checks', () => {
  const named = new Set<string>(Object.values(FLAWS).flatMap(({ finds }) => finds));
  expect([...named].sort()).toEqual(all.map(({ id }) => id).sort());
});

test.each([
  { deaf: ['verify'] },
  { deaf: ['stepUp', 'verifyBackupCode', 'regenerateBackupCodes', 'disable', 'reset', 'signOut'] },
  { deaf: ['whoAmI'] },
  { deaf: ['signIn'] },
] as const)('where $deaf never works, no check that uses it passes', async ({ deaf }) => {
  let used = false;
  const passed: string[] = [];
  await run(json, {
    change: ({ operations }) => {
      for (const name of deaf) {
        const refusal = {
          accepted: false,
          awaitsCode: false,
          status: 401,
          headers: new Headers(),
          body: {},
        };
        Object.assign(operations, {
          [name]: async () => {
            used = true;
            return name === 'whoAmI' ? undefined : refusal;
          },
        });
      }
    },
    onResult: ({ check, verdict }) => {
      if (used && verdict === 'passed') passed.push(check.id);
      used = false;
    },
  });
  expect(passed).toEqual([]);
});

test('one fault is one cause, however many checks find it', async () => {
  const wanted = [
    'guess-in-one-sign-in',
    'guess-across-sign-ins',
    'guess-right-after-burst',
    'guess-at-step-up',
  ];
  const results = await run(json, {
    flaw: 'counts nothing',
    chosen: [{ ...first, checks: all.filter(({ id }) => wanted.includes(id)) }],
  });
  expect(results.map(({ verdict, follows }) => [verdict, follows])).toEqual([
    ['failed', undefined],
    ...[1, 2, 3].map(() => ['failed', 'guess-in-one-sign-in']),
  ]);
});

test('a cause stands before what follows from it', () => {
  const order = all.map(({ id }) => id);
  const late = all.flatMap(({ id, follows }) =>
    follows
      .filter((cause) => order.indexOf(cause) >= order.indexOf(id) || !order.includes(cause))
      .map((cause) => `${id} follows ${cause}`),
  );
  expect(late).toEqual([]);
});

test('the run stops with one sentence when the server dies', async () => {
  const server = await startBench(json);
  const target = benchTarget(server, json);
  const { results, stopped } = await runChecks(chapters, target, {
    requests: 20_000,
    perCheck: 30 * SECOND,
    onResult: ({ check }) => {
      if (check.id === 'enrol-key-128-bits') void server.stop();
    },
  });
  expect(results.length).toBeLessThan(6);
  expect(stopped).toMatch(/accepts no connections any more/);
});

test('the run stops with one sentence when the server hangs', async () => {
  const server = await startBench(json);
  onTestFinished(() => server.stop());
  server.hang();
  const { results, stopped } = await runChecks(chapters, benchTarget(server, json), {
    requests: 20_000,
    perCheck: 30 * SECOND,
    timeLimit: 50,
    onResult: () => {},
  });
  expect(results.map(({ verdict }) => verdict)).toEqual(['unjudged', 'unjudged', 'unjudged']);
  expect(stopped).toMatch(/answered nothing during the last 3 checks/);
});
