import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OFFERED_LANGUAGES } from '../../shared/translations/languages.ts';
import { appProgram } from '../command/app.ts';
import { completionInEveryLanguage, SHELLS } from '../command/completion.ts';
import { root } from '../setup/state.mjs';
import { MANUAL_LANGUAGES } from './tree.ts';

const files = join(root, 'scripts', 'package', 'files');

/** The switches that the app reads, from the source that reads them. */
const switches = [
  ...new Set(
    /const SIMPLE = \[(.+?)\]/
      .exec(readFileSync(join(root, 'desktop', 'main', 'system', 'verbs.ts'), 'utf8'))?.[1]
      ?.match(/\w+/g),
  ),
  'copy',
  'help',
  'version',
].map((name) => `--${name}`);

const manuals = ['countersign.1', ...MANUAL_LANGUAGES.map((language) => `countersign.${language}.1`)];

test.each(manuals)('%s has every switch of the app, and no other', (name) => {
  const text = readFileSync(join(files, name), 'utf8').replaceAll('\\-', '-');
  const found = new Set(text.match(/(?<![\w-])--[a-z]+/g));
  expect([...found].sort()).toEqual([...switches].sort());
});

test.each(SHELLS)('the completion for %s has every switch of the app, and no other', (shell) => {
  const text = completionInEveryLanguage(shell, appProgram);
  // In fish, -l is also an option of other commands.
  const found =
    shell === 'fish' ? text.matchAll(/^ *complete .*? -l (\w+)/gm) : text.matchAll(/(?<![\w-])--([a-z]+)/g);
  expect([...new Set([...found].map(([, name]) => `--${name}`))].sort()).toEqual([...switches].sort());
});

test('the menu entry handles the links that the app reads, and offers its verbs', () => {
  const entry = readFileSync(join(files, 'countersign.desktop'), 'utf8');
  const line = (key: string) => new RegExp(`^${key}=(.+)$`, 'm').exec(entry)?.[1];
  expect(line('MimeType')?.split(';')).toEqual(
    expect.arrayContaining(['x-scheme-handler/otpauth', 'x-scheme-handler/otpauth-migration']),
  );
  expect(line('Actions')).toBe('scan;lock;');
  for (const [, verb = ''] of entry.matchAll(/^Exec=countersign (--\w+)$/gm)) {
    expect(switches).toContain(verb);
  }
});

test.each(manuals)('%s has the same parts as the English manual', (name) => {
  const requests = (file: string) =>
    readFileSync(join(files, file), 'utf8').match(/^\.(?:SH|TP|TH|PP|br)\b|@\w+@/gm);
  expect(requests(name)).toEqual(requests('countersign.1'));
});

function countIn(xml: string, language: string): number {
  return xml.split(`xml:lang="${language}"`).length - 1;
}

test('whatever people read of a package is in every language that the app offers', () => {
  const read = (name: string) => readFileSync(join(files, name), 'utf8');
  const others = OFFERED_LANGUAGES.filter((language) => language !== 'en');
  for (const language of others) {
    const entry = read('countersign.desktop');
    for (const key of ['GenericName', 'Comment', 'Keywords'])
      expect(entry.match(new RegExp(`^${key}\\[${language}\\]=.`, 'gm'))).toHaveLength(1);
    expect(entry.match(new RegExp(`^Name\\[${language}\\]=.`, 'gm'))).toHaveLength(2);
    for (const name of ['metainfo.xml', 'mime.xml'])
      expect(countIn(read(name), language), `${name}, ${language}`).toBe(countIn(read(name), 'de'));
  }
});

test('a backup has the beginning that its type is known by', () => {
  const [, value = ''] = /value="(.+?)"/.exec(readFileSync(join(files, 'mime.xml'), 'utf8')) ?? [];
  const beginning = JSON.stringify({ format: 'countersign-vault' }, null, 1);
  expect(value.replaceAll('&quot;', '"').replace('":"', '": "')).toBe(
    beginning.replace('{', '').replace('}', '').trim(),
  );
});
