import { expect, test } from 'vitest';
import { speedPage } from '../site/speed-page.ts';
import { keyFigures } from './key-figures.ts';

const FAIRNESS = ['sqlite', 'postgresql'].map((database, index) => ({
  bench: 'fairness',
  database,
  ratio: 1.5 + index,
  attacked: { readyz: { p50: 2, p99: 17 + index } },
}));

test('picks the figures of a benchmark from its lines, also nested ones', () => {
  expect(keyFigures('fairness', FAIRNESS).map(({ value, unit }) => [value, unit])).toEqual([
    [1.5, '×'],
    [17, 'ms'],
    [2.5, '×'],
    [18, 'ms'],
  ]);
});

test('takes the summary of a part, which is its last line with the figure', () => {
  const rounds = [
    { part: 'verifications', round: 1 },
    { part: 'verifications', ratio: 5 },
  ];
  const others = [
    { part: 'sign-ins', ratio: 2, countersign: { loopDelayP99: 9 } },
    { part: 'population', ratio: 1.1 },
  ];
  expect(keyFigures('server', [...rounds, ...others])[0]).toMatchObject({ value: 5, unit: '×' });
});

test('says which figure is missing', () => {
  expect(() => keyFigures('startup', [])).toThrow('“Start to the first code ÷ an empty window”');
});

test('the page shows each release beside the others, and which figures one has not', () => {
  const machine = { processor: 'some', cores: 2, memoryGiB: 24, system: 'linux x64', node: '26.0.0' };
  const old = {
    version: '1.0.0',
    date: '2026-01-01',
    machine,
    figures: keyFigures('fairness', FAIRNESS).slice(0, 1),
  };
  const now = { version: '1.1.0', date: '2026-02-01', machine, figures: keyFigures('fairness', FAIRNESS) };
  const { text } = speedPage([now, old]);
  expect(text).toContain('| Figure | 1.1.0 | 1.0.0 |\n| --- | --- | --- |');
  expect(text).toContain('| Sign-in beside a hostile client ÷ idle, sqlite | 1.5 × | 1.5 × |');
  expect(text).toContain('| Sign-in beside a hostile client ÷ idle, postgresql | 2.5 × | – |');
});
