import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../setup/state.mjs';
import { listFiles } from './imports.ts';

const notes = readFileSync(join(root, 'docs/upgrading.md'), 'utf8');
const [, ...sections] = notes.split(/^## (?=Unreleased|\d)/m);
const noteOf = (release: string) => sections.find((section) => section.startsWith(`${release}\n`));

test('docs/upgrading.md has a section for every release of the changelog, newest first', () => {
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const releases = [...changelog.matchAll(/^## \[([^\]]+)\]/gm)].map(([, name = '']) => name);
  expect(releases).toContain('0.1.0');
  for (const release of releases)
    expect(noteOf(release), `Write what people must do for ${release}, or that there is nothing.`).toMatch(
      /^.+\n\n.{20}/,
    );
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(noteOf(version)).toBeDefined();
});

test('docs/upgrading.md names every migration once', () => {
  const names = listFiles().flatMap((path) => {
    const [, name] = /^demo-server\/store\/migrations\/(\d.*)\.ts$/.exec(path) ?? [];
    return name === undefined ? [] : [name];
  });
  const named = [...sections.join('').matchAll(/`(\d{4}-[a-z-]+)`/g)].map(([, name]) => name);
  expect(named.toSorted(), 'Add the migration to the section “Unreleased”.').toEqual(names.toSorted());
});
