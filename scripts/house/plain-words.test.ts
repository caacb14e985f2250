/** Keeps unclear words out of the catalogues and the server's contract. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoRoutes, REFUSALS, routes } from '../../demo-server/contract/index.ts';
import { openApiDocument } from '../../demo-server/openapi/document.ts';
import { USAGE } from '../../demo-server/settings/usage.ts';
import { root } from '../setup/state.mjs';
import { UNCLEAR_ENGLISH, UNCLEAR_GERMAN, unclearIn } from './plain-words.ts';

const ENGLISH = [
  'desktop/main/texts/en',
  'desktop/renderer/texts/en',
  'shared/key-sentences/en.ts',
  'shared/ui/ui-texts.ts',
  'shared/ui/making/making-texts.ts',
  'demo-server/web/texts/en',
  'demo-server/web/lab/texts/en',
  'demo-server/mail/texts/en',
  'demo-server/mail/sms/compose-text.ts',
];
const GERMAN = [
  'desktop/main/texts/de',
  'desktop/renderer/texts/de',
  'shared/key-sentences/de.ts',
  'shared/ui/ui-texts.ts',
  'shared/ui/making/making-texts.ts',
  'demo-server/web/texts/de',
  'demo-server/web/lab/texts/de',
  'demo-server/mail/texts/de',
  'demo-server/mail/sms/compose-text.ts',
];

describe('the catalogues use plain words', () => {
  test.each(ENGLISH)('English: %s', (place) => {
    const texts = sourcesIn(place).flatMap(textsOf);
    expect(texts).not.toEqual([]);
    expect(unclearIn(texts, UNCLEAR_ENGLISH)).toEqual([]);
  });

  test.each(GERMAN)('German: %s', (place) => {
    const texts = sourcesIn(place).flatMap(textsOf);
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

/** Returns the source of a file, or of each file in a folder. */
function sourcesIn(place: string): string[] {
  const files = place.endsWith('.ts')
    ? [place]
    : readdirSync(join(root, place)).map((name) => `${place}/${name}`);
  return files.map((file) => readFileSync(join(root, file), 'utf8'));
}

/** Returns the texts between quotation marks in a catalogue, without comments, imports and quoted keys. */
function textsOf(source: string): string[] {
  const code = source
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/^import .*$/gm, '')
    .replace(/'[^'\n]*'(?=:)/g, '');
  return [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, quoted, template]) => quoted ?? template ?? '');
}

function commentsOf(source: string): string[] {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\/|\/\/ .*$/gm)].map(([comment]) => comment);
}
