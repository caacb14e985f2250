import { expect, it } from 'vitest';
import { faultsOf } from './commit-message.mjs';

it.each([
  'feat: add notes to accounts',
  'fix(server): refuse a code that was used',
  'refactor(app)!: read settings of one version only\n\nThe reason.\n\nMore of it.',
  'Merge branch ‘names’ into main',
  'Revert "feat: add notes to accounts"',
  'fixup! feat: add notes to accounts',
  `docs: ${'x'.repeat(66)}`,
  '# a comment of a template\nfix: keep the order\n# Please enter the commit message',
  'fix: keep the order\n# ------------------------ >8 ------------------------\ndiff --git\n+second line',
])('%j is accepted', (message) => {
  expect(faultsOf(message)).toEqual([]);
});

it.each([
  ['Add notes to accounts', 'type'],
  ['feature: add notes', 'type'],
  ['fix:no space', 'type'],
  ['', 'type'],
  [`docs: ${'x'.repeat(67)}`, '73 characters'],
  ['fix: keep the order.', 'full stop'],
  ['fix: keep the order\nthe reason at once', 'second line'],
])('%j is refused', (message, fault) => {
  expect(faultsOf(message)).toEqual([expect.stringContaining(fault)]);
});
