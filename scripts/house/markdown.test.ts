import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../setup/state.mjs';
import { listFiles, readTree } from './imports.ts';
import { headingsOf, linksOf, markdownPages, resolves } from './markdown.ts';

const pages = markdownPages();

describe('the Markdown pages', () => {
  it('are found, because without pages every test would pass', () => {
    expect(pages).toContain('README.md');
    const links = pages.flatMap(linksOf);
    expect(links.length).toBeGreaterThan(300);
    expect(links).toContainEqual({ written: 'LICENSE', path: 'LICENSE', heading: '' });
    expect(headingsOf('SECURITY.md')).toContain('where-advice-differs-and-which-was-followed');
  });

  it.each(pages)('%s has no broken links', (page) => {
    const broken = linksOf(page).filter((link) => !resolves(link));
    expect(broken.map(({ written }) => written)).toEqual([]);
  });

  it('fail for a missing file or heading', () => {
    expect(resolves({ written: '', path: 'docs/nowhere.md', heading: '' })).toBe(false);
    expect(resolves({ written: '', path: 'README.md', heading: 'nothing-of-the-kind' })).toBe(false);
    expect(resolves({ written: '', path: 'README.md', heading: '' })).toBe(true);
  });

  it('show every picture in docs/', () => {
    const shown = new Set(pages.flatMap(linksOf).map(({ path }) => path));
    const pictures = listFiles().filter((path) => path.startsWith('docs/pictures/'));
    expect(pictures.filter((path) => !shown.has(path))).toEqual([]);
  });
});

describe('the index of decisions', () => {
  it('lists each record once, with its own number, title, date and status', () => {
    const index = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8');
    const rows = index.split('\n').filter((line) => /^\| \d{4} /.test(line));
    const records = listFiles().filter((path) => /^docs\/decisions\/\d{4}-.*\.md$/.test(path));
    const wanted = records.map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const [, number, title] = /^# (\d{4})\. (.+)$/m.exec(text) ?? [];
      const [, date] = /^- Date: (\d{4}-\d\d-\d\d)$/m.exec(text) ?? [];
      const [, status] = /^- Status: (.+)$/m.exec(text) ?? [];
      return `| ${number} | [${title}](${path.replace('docs/decisions/', '')}) | ${date} | ${status} |`;
    });
    expect(wanted.length).toBeGreaterThan(40);
    // Two branches may have taken the same number.
    const numbers = records.map((path) => path.replace(/^.*\/(\d{4}).*$/, '$1'));
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
    expect(rows.toSorted()).toEqual(wanted.toSorted());
  });
});

describe('the journeys of ARCHITECTURE.md', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const journeys = (text.split(/^## /m).find((part) => part.startsWith('Four journeys')) ?? '').split(
    /^### /m,
  );
  const tree = readTree();
  const areNeighbours = (one: string, other: string) =>
    tree.get(one)?.files.includes(other) === true || tree.get(other)?.files.includes(one) === true;

  it.each(journeys.slice(1).map((journey) => [journey.split('\n')[0], journey]))(
    '%s: each file imports an earlier one or is imported by one',
    (_title, journey = '') => {
      const files = [...journey.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
      expect(files.length).toBeGreaterThan(8);
      const alone = files.filter(
        (path, index) => index > 0 && !files.slice(0, index).some((earlier) => areNeighbours(path, earlier)),
      );
      expect(alone).toEqual([]);
    },
  );
});
