/** Keeps words out of the catalogues that make readers stop. Each has a plainer one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../setup/state.mjs';

const ENGLISH = ['desktop/main/texts/en', 'desktop/renderer/texts/en', 'shared/key-sentences/en.ts'];
const GERMAN = ['desktop/main/texts/de', 'desktop/renderer/texts/de', 'shared/key-sentences/de.ts'];

/** The word, and what to write instead. */
const UNCLEAR_ENGLISH: readonly [words: RegExp, instead: string][] = [
  [/\b(whoever|anybody|somebody|everybody|nobody)\b/i, 'anyone, someone, everyone, no one, or the actor'],
  [/\bfrom then on\b/i, 'afterwards, or nothing'],
  [/\b(prove[ns]?|proof)\b/i, 'confirm or test'],
  [/\b(holds|held)\b/i, 'contains, keeps or is valid'],
  [/\b(whole kit|is whole|not whole)\b/i, 'complete, intact, incomplete'],
  [/\b(is|are) asked for\b/i, 'say who asks'],
  [/\bpictures?\b/i, 'image'],
  [/\bpresent (code|passphrase)\b/i, 'current'],
  [/\be-mail\b/i, 'email'],
  [/\bfor ever\b/i, 'forever'],
];

const UNCLEAR_GERMAN: readonly [words: RegExp, instead: string][] = [
  [/beweis/i, 'bestätigen oder prüfen'],
  [/Siegel/, 'unversehrt'],
  [/Schreibtisch/, 'Desktop'],
  [/Aussteller/, 'Anbieter'],
  [/\bFassung/, 'Version'],
  [/Zwei-Faktor-(Anmeldung|Authentifizierung)/, 'Zwei-Faktor-Authentisierung'],
];

test.each([
  ['English', ENGLISH, UNCLEAR_ENGLISH],
  ['German', GERMAN, UNCLEAR_GERMAN],
])('%s texts use plain words', (_language, places, unclear) => {
  const found = places
    .flatMap(filesIn)
    .flatMap((file) =>
      textsOf(file).flatMap((text) =>
        unclear
          .filter(([words]) => words.test(text))
          .map(([words, instead]) => `${file}: “${text}” has ${words}; write ${instead}`),
      ),
    );
  expect(found).toEqual([]);
});

function filesIn(place: string): string[] {
  if (place.endsWith('.ts')) return [place];
  return readdirSync(join(root, place)).map((name) => `${place}/${name}`);
}

/** Returns the texts between quotation marks in a catalogue, without comments, imports and quoted keys. */
function textsOf(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8')
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/^import .*$/gm, '')
    .replace(/^ *'[^']*':/gm, '');
  return [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, quoted, template]) => quoted ?? template ?? '');
}
