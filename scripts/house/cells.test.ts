/** Keeps the cells of a table in the table's direction. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../setup/state.mjs';
import { isTest, listFiles } from './imports.ts';

/** A cell, a term or a description with a direction of its own, which also turns its margins and its alignment. */
const TURNED = /<(?:td|th|dt|dd)\b[^>]*\bdir=/g;

test('no cell has another direction than its table', () => {
  // In a right-to-left table, a left-to-right cell has its inner margin on the wrong side, so it touches the next cell.
  const found = listFiles()
    .filter((path) => path.endsWith('.tsx') && !isTest(path))
    .flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(TURNED)].map(([cell]) => `${path}: ${cell}`),
    );
  expect(found).toEqual([]);
});

test.each(['<td dir="ltr">', '<td className="code"\n  dir="auto">', '<dd dir={dir}>'])('finds %s', (code) => {
  expect(code.match(TURNED)).toHaveLength(1);
});

test.each(['<td><bdi dir="ltr">', '<p dir="ltr">', '<td className="dir">'])('accepts %s', (code) => {
  expect(code.match(TURNED)).toBeNull();
});
