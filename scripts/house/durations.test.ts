import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../setup/state.mjs';
import { readTree } from './imports.ts';

/** A duration that is declared or calculated again. */
const OWN = /\b(?:const|let) (?:SECOND|MINUTE|HOUR|DAY)(?:_MS)?\b|\b60 \* 1000\b|\b60 \* 60\b|\b86_400_000\b/;

it('durations come from shared/durations.ts and are not declared again', () => {
  const sources = [...readTree().keys()].filter((path) => /\.tsx?$/.test(path));
  const others = sources.filter((path) => !/^shared\/durations|^scripts\/house\/durations/.test(path));
  const declaring = others.filter((path) => OWN.test(readFileSync(join(root, path), 'utf8')));
  expect(declaring).toEqual([]);
});
