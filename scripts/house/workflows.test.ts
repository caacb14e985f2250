import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../setup/state.mjs';
import { listFiles } from './imports.ts';

const workflows = listFiles().filter((path) => /^\.github\/workflows\/.*\.ya?ml$/.test(path));

it('there are workflows', () => {
  expect(workflows).toContain('.github/workflows/test.yml');
});

it.each(workflows)(
  '%s pins each action to a commit, with the version beside it, because a tag can be moved',
  (path) => {
    const used = readFileSync(join(root, path), 'utf8')
      .split('\n')
      .filter((line) => /^\s*(?:- )?uses:/.test(line))
      .map((line) => line.trim().replace(/^(?:- )?uses: */, ''));
    const ofOthers = used.filter((action) => !action.startsWith('./'));
    expect(ofOthers.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+(?:\.\d+)*$/.test(action))).toEqual([]);
  },
);

it.each(workflows)('%s declares its permissions', (path) => {
  expect(readFileSync(join(root, path), 'utf8')).toMatch(/^permissions:/m);
});
