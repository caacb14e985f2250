/** Keeps unclear words out of the catalogues and the server's contract. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoRoutes, REFUSALS, routes } from '../../demo-server/contract/index.ts';
import { openApiDocument } from '../../demo-server/openapi/document.ts';
import { USAGE } from '../../demo-server/settings/usage.ts';
import { root } from '../setup/state.mjs';
import { flat } from '../texts/catalogue.ts';
import { UNCLEAR_ENGLISH, UNCLEAR_GERMAN, unclearIn } from './plain-words.ts';

const ENGLISH = [
  'desktop/main/texts/en',
  'desktop/renderer/texts/en',
  'shared/key-sentences/texts/en',
  'shared/ui/texts/en',
  'shared/ui/making/texts/en',
  'demo-server/web/texts/en',
  'demo-server/web/lab/texts/en',
  'demo-server/mail/texts/en',
];
const GERMAN = [
  'desktop/main/texts/de',
  'desktop/renderer/texts/de',
  'shared/key-sentences/texts/de',
  'shared/ui/texts/de',
  'shared/ui/making/texts/de',
  'demo-server/web/texts/de',
  'demo-server/web/lab/texts/de',
  'demo-server/mail/texts/de',
];

describe('the catalogues use plain words', () => {
  test.each(ENGLISH)('English: %s', (place) => {
    const texts = textsAt(place);
    expect(texts).not.toEqual([]);
    expect(unclearIn(texts, UNCLEAR_ENGLISH)).toEqual([]);
  });

  test.each(GERMAN)('German: %s', (place) => {
    const texts = textsAt(place);
    expect(texts).not.toEqual([]);
    expect(unclearIn(texts, UNCLEAR_GERMAN)).toEqual([]);
  });
});

describe('the server’s contract and commands use plain words', () => {
  test.each([
    ['refusals', Object.values(REFUSALS).map(([, sentence]) => sentence)],
    ['summaries', [...Object.values(routes), ...Object.values(demoRoutes)].map(({ summary }) => summary)],
    ['the frame of the API reference', frameOfTheReference()],
    ['comments', sourcesIn('demo-server/contract').flatMap(commentsOf)],
    ['the help on the command line', [USAGE]],
  ])('%s', (_, texts) => {
    expect(texts).not.toEqual([]);
    expect(unclearIn(texts, UNCLEAR_ENGLISH)).toEqual([]);
  });
});

test('finds a word of the list, but not a name in code', () => {
  expect(unclearIn(['Whoever knows it can sign in.', 'Sign in.'], UNCLEAR_ENGLISH)).toHaveLength(1);
  expect(unclearIn(['`proven`: signed in'], UNCLEAR_ENGLISH)).toEqual([]);
  expect(unclearIn(['Beweisen Sie Ihren zweiten Faktor.'], UNCLEAR_GERMAN)).toHaveLength(1);
});

function frameOfTheReference(): string[] {
  const { info, tags, paths } = openApiDocument('http://127.0.0.1:4280', true);
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  return [info, ...tags, ...operations].map(({ description }) => description);
}

/** Returns the source of each file in a folder. @param ending of the files' names */
function sourcesIn(folder: string, ending = ''): string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(ending));
  return names.map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** Returns all texts in the JSON files of a folder. */
function textsAt(folder: string): string[] {
  return sourcesIn(folder, '.json').flatMap((source) => [...flat(JSON.parse(source)).values()]);
}

function commentsOf(source: string): string[] {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\/|\/\/ .*$/gm)].map(([comment]) => comment);
}
