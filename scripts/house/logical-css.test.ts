/** Keeps style sheets free of left and right, so that pages mirror for languages written from right to left. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../setup/state.mjs';
import { physicalIn } from './logical-css.ts';

const PLACES = ['desktop/renderer', 'shared/ui', 'demo-server/web'];

test.each(PLACES)('%s', (place) => {
  const sheets = readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );
  expect(sheets).not.toEqual([]);
  const found = sheets.flatMap((name) =>
    physicalIn(readFileSync(join(root, place, name), 'utf8')).map((line) => `${name}: ${line}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ['a { margin-left: 1px }', ['margin-left: 1px']],
  ['a {\n  right: 0;\n}', ['right: 0']],
  ['a { text-align: right; }', ['text-align: right']],
  ['a { padding: 1px 2px 3px 4px; }', ['padding: 1px 2px 3px 4px']],
  [
    'a { padding: 1px var(--space-1) 3px calc(1px + 2px); }',
    ['padding: 1px var(--space-1) 3px calc(1px + 2px)'],
  ],
  ['a { border-top-left-radius: 2px; float: left }', ['border-top-left-radius: 2px', 'float: left']],
  ['a { padding: 1px 2px 3px; margin: 1px 2px 3px 2px; inset-inline-start: 0; text-align: start }', []],
  ['/* left: 0; */ .left { --left: 1px; background-position: left }', []],
])('%j has %j', (css, found) => {
  expect(physicalIn(css)).toEqual(found);
});
