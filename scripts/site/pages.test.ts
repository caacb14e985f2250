import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../house/imports.ts';
import { root } from '../setup/state.mjs';
import { assertOurs } from './build.ts';
import { brokenLinks } from './links.ts';
import { pageOf, slugOf } from './pages.ts';
import { namedCode, usableTables } from './scrolling.ts';

test.each([
  ['docs/app.md', 'app'],
  ['docs/README.md', 'documentation'],
  ['docs/decisions/README.md', 'decisions'],
  ['docs/decisions/0001-x.md', 'decisions/0001-x'],
  ['docs/de/app.md', 'de/app'],
  ['SECURITY.md', 'security'],
  ['README.md', 'index'],
  ['LICENSE', undefined],
  ['demo-server/main.ts', undefined],
  ['constructor', undefined],
])('%s is the page %s', (path, slug) => {
  expect(slugOf(path)).toBe(slug);
});

describe('a page', () => {
  const there = ['docs/app.md', 'docs/de/app.md', 'docs/install.md', 'docs/decisions/README.md', 'README.md'];
  const page = (path: string, text: string) =>
    pageOf(path, text, { base: '/2fa/', exists: (file) => there.includes(file) }).text;

  test('gets its heading as the title, once', () => {
    expect(page('docs/app.md', '# The `app`: "yes"\n\nText.\n\n## Part\n')).toBe(
      '---\ntitle: "The app: \\"yes\\""\n---\n\nText.\n\n## Part\n',
    );
  });

  test.each([
    ['docs/app.md', '[a](install.md)', '[a](/2fa/install/)'],
    ['docs/app.md', '[a](install.md#new-versions)', '[a](/2fa/install/#new-versions)'],
    ['docs/app.md', '[a](../README.md)', '[a](/2fa/)'],
    ['docs/app.md', '[a](decisions/)', '[a](/2fa/decisions/)'],
    ['docs/app.md', '[a](#part)', '[a](#part)'],
    ['docs/app.md', '[a](https://example.org/b.md)', '[a](https://example.org/b.md)'],
    ['docs/app.md', '![a [b] c](pictures/x.png)', '![a [b] c](/2fa/pictures/x.png)'],
    ['docs/app.md', '[a](../desktop/ipc/index.ts) and [b](gone.md)', 'a and b'],
    ['docs/app.md', '`[a](install.md)`', '`[a](install.md)`'],
    ['docs/app.md', '```\n[a](install.md)\n```', '```\n[a](install.md)\n```'],
    ['docs/app.md', '<img src="pictures/x.png" alt="">', '<img src="/2fa/pictures/x.png" alt="">'],
    ['docs/de/app.md', '[a](../install.md) [b](app.md)', '[a](/2fa/de/install/) [b](/2fa/de/app/)'],
    ['docs/de/app.md', '[a](../app.md#part)', '[a](/2fa/app/#part)'],
    ['docs/de/app.md', '![a](../pictures/x.png)', '![a](/2fa/pictures/x.png)'],
  ])('%s: %s becomes %s', (path, text, becomes) => {
    expect(page(path, text).split('---\n\n')[1]).toBe(becomes);
  });
});

test('each table scrolls in a group of its own, and an empty heading is none', () => {
  const table = (head: string) => `<table><tr>${head}<th>b</th></tr></table>`;
  expect(usableTables(`<p>1</p>${table('<th></th>')}${table('<th scope="col"> </th>')}`, 'Table')).toBe(
    `<p>1</p>${[table('<td></td>'), table('<td scope="col"></td>')]
      .map((made) => `<div class="wide" tabindex="0" role="group" aria-label="Table">${made}</div>`)
      .join('')}`,
  );
});

test('a folder with other files is not emptied', () => {
  expect(() => assertOurs(root)).toThrow(/has other files in it, and building the site would delete them/);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-ours-'));
  try {
    expect(() => assertOurs(folder)).not.toThrow();
    expect(() => assertOurs(join(folder, 'new'))).not.toThrow();
    writeFileSync(join(folder, 'index.html'), 'mine');
    expect(() => assertOurs(folder)).toThrow(/other files/);
    mkdirSync(join(folder, 'pagefind'));
    writeFileSync(join(folder, 'pagefind', 'pagefind-entry.json'), '{}');
    expect(() => assertOurs(folder)).not.toThrow();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('broken links are found: missing pages, missing places, and what is outside', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-links-'));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    put(
      'a/index.html',
      '<a href="../b/">1</a> <a href="/2fa/b/#x">2</a> <a href="https://example.org/">3</a>',
    );
    put(
      'b/index.html',
      '<h2 id="x">x</h2><a href="#x">1</a><img src="/2fa/p.png"><script src="./s.js">"<a href=no>"</script>',
    );
    put('b/s.js', '');
    put('p.png', '');
    expect(brokenLinks(folder, '/2fa/')).toEqual([]);
    put('c.html', '<a href="b/#y">1</a><a href="/b/">2</a><a href="d/">3</a><script src="no.js"></script>');
    expect(brokenLinks(folder, '/2fa/')).toEqual([
      'c.html: b/#y',
      'c.html: /b/',
      'c.html: d/',
      'c.html: no.js',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const german = listFiles().filter((path) => /^docs\/de\/.+\.md$/.test(path));
test.each(german)('%s has the parts of its English page that it translates', (path) => {
  const levels = (file: string) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);
  // What is for developers only stays in English, at the end of a page.
  const [german, english] = [levels(path), levels(path.replace('docs/de/', 'docs/'))];
  expect(german).toEqual(english.slice(0, german.length));
});

test('every page of the documentation is in the menu', () => {
  const menu = readFileSync(join(root, 'scripts/site/tools/astro.config.mjs'), 'utf8');
  const slugs = listFiles()
    .filter((path) => /^docs\/(?!de\/).+\.md$/.test(path) && path !== 'docs/README.md')
    .map((path) => slugOf(path) ?? path);
  expect(slugs.length).toBeGreaterThan(20);
  const isListed = (slug: string) =>
    menu.includes(`'${slug}'`) || menu.includes(`directory: '${slug.replace(/\/.*/, '')}'`);
  expect(slugs.filter((slug) => !isListed(slug))).toEqual([]);
});

test('addresses that packages name lead to pages and pictures of the site', () => {
  const text = readFileSync(join(root, 'scripts/package/files/metainfo.xml'), 'utf8');
  const named = [...text.matchAll(/@homepage@\/([^<]+)/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(3);
  const files = new Set(listFiles());
  const slugs = new Set([...files].map(slugOf));
  const isThere = (path: string) => slugs.has(path.replace(/\/$/, '')) || files.has(`docs/${path}`);
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});

test('each piece of code on a page has a name of its own', () => {
  expect(namedCode('<pre data-language="js"><code>1</code></pre><pre data-language="sh">', 'Code')).toBe(
    '<pre data-language="js" aria-label="Code 1"><code>1</code></pre><pre data-language="sh" aria-label="Code 2">',
  );
});
