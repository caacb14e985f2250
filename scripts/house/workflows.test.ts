import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../setup/state.mjs';
import { listFiles } from './imports.ts';

/** What each script of package.json prepares. These start Electron, for which Ubuntu must allow user namespaces. */
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const STARTS_ELECTRON = / (?:all|desktop|start) --run /;

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

/** Returns the jobs of a workflow as text, by name. */
function jobsOf(path: string): [name: string, text: string][] {
  const [, jobs = ''] = readFileSync(join(root, path), 'utf8').split(/^jobs:\n/m);
  return jobs.split(/^(?= {2}[\w-]+:$)/m).map((text) => [/[\w-]+/.exec(text)?.[0] ?? '', text]);
}

const commands = workflows.flatMap((path) =>
  jobsOf(path).flatMap(([job, text]) =>
    [...text.matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)/g)].map(({ 1: named, 2: short, index }) => ({
      ...{ name: named ?? short ?? '', where: `${path}, ${job}`, before: text.slice(0, index) },
    })),
  ),
);

it('workflows run scripts that exist', () => {
  expect(commands.length).toBeGreaterThan(15);
  expect(commands.filter(({ name }) => !(name in scripts))).toEqual([]);
});

it('a job that starts Electron on Ubuntu first allows the user namespaces of its sandbox', () => {
  const starting = commands.filter(({ name }) => STARTS_ELECTRON.test(scripts[name] ?? ''));
  expect(starting.length).toBeGreaterThan(3);
  const forbidden = starting.filter(
    ({ before }) => !before.includes('kernel.apparmor_restrict_unprivileged_userns=0'),
  );
  expect(forbidden.map(({ where, name }) => `${where}: ${name}`)).toEqual([]);
});
