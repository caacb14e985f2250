/** Keeps words that make readers stop out of the server's texts, its API reference and the comments of its contract. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoRoutes, REFUSALS, routes } from './contract/index.ts';
import { openApiDocument } from './openapi/document.ts';
import { settingsDocument, USAGE } from './settings/usage.ts';
import { de as germanLab } from './web/lab/texts/de/index.ts';
import { en as englishLab } from './web/lab/texts/en/index.ts';
import { de } from './web/texts/de/index.ts';
import { refusals } from './web/texts/de/refusals.ts';
import { en } from './web/texts/en/index.ts';

type Rule = readonly [words: RegExp, instead: string];

const ENGLISH: readonly Rule[] = [
  [/\b(whoever|anybody|somebody|everybody)\b/i, 'anyone, someone, everyone, or the actor'],
  [/\bfrom (then|now) on\b/i, '“after this” or “now”, or nothing'],
  [/\b(prove|proves|proven|proof)\b/i, '“confirm”'],
  [/\b(holds|held)\b/i, '“contains”, “keeps” or “is valid”'],
  [/\b(not whole|is whole)\b/i, '“incomplete” or “complete”'],
  [/\b(is|are|was|were) asked for\b/i, 'who asks, or “requested”'],
  [/\bdemand(s|ed)?\b/i, '“require”'],
  [/\b(void|voids|voided)\b/i, '“no longer works”'],
  [/\bbeside\b/i, '“as well as” or “in addition to”'],
  [/\b(look into|unwanted mail)\b/i, '“check”, “spam folder”'],
  [/\bmailed\b/i, '“emailed” or “sent”'],
  [/\be-mail/i, '“email”'],
  [/\btelephone\b/i, '“phone”'],
  [/\bany more(?=[.,;:])/i, '“no longer”'],
  [/\bfor ever\b/i, '“forever”'],
  [/\bQR(?! codes?\b)/, '“QR code”'],
  [/\b(drop|drops|dropped)\b/i, '“discard” or “remove”'],
];

const GERMAN: readonly Rule[] = [
  [/beweis|bewiesen/i, '„bestätigen“'],
  [/\bMenschen?\b/, '„Support“ oder „Personen“'],
  [/gemailt/i, '„per E-Mail“'],
  [/gemerkt\w*/i, '„vertrauenswürdig“'],
  [/Aussteller/, '„Anbieter“'],
  [/Verfahren/, '„Methode“'],
  [/Zwei-Faktor-(Anmeldung|Authentifizierung)/, '„Zwei-Faktor-Authentisierung“'],
  [/\bVon (da|nun|jetzt) an\b/i, '„danach“ oder „jetzt“'],
  [/unerwünscht/i, '„Spam-Ordner“'],
  [/heik(el|le)/i, '„sicherheitsrelevant“'],
];

describe('English', () => {
  test.each([
    ['the pages', textsOf({ en, englishLab })],
    ['messages', sourcesIn('mail/texts/en', 'mail/sms/compose-text.ts').flatMap(quoted)],
    [
      'shared pieces',
      sourcesIn('../shared/ui/ui-texts.ts', '../shared/ui/making/making-texts.ts').flatMap(quoted),
    ],
    ['refusals', Object.values(REFUSALS).map(([, sentence]) => sentence)],
    [
      'the API reference',
      [...Object.values(routes), ...Object.values(demoRoutes)].map(({ summary }) => summary),
    ],
    ['the frame of the API reference', frameOfTheReference()],
    ['the settings', [USAGE, settingsDocument()]],
    ['comments of the contract', sourcesIn('contract').flatMap(comments)],
  ])('%s: plain words', (_, texts) => {
    expect(texts).not.toEqual([]);
    expect(unclear(texts, ENGLISH)).toEqual([]);
  });
});

describe('German', () => {
  test.each([
    ['the pages', textsOf({ de, germanLab, refusals })],
    ['messages', sourcesIn('mail/texts/de').flatMap(quoted)],
  ])('%s: plain words', (_, texts) => {
    expect(texts).not.toEqual([]);
    expect(unclear(texts, GERMAN)).toEqual([]);
  });
});

test('a word of the list is found', () => {
  expect(unclear(['Whoever knows it can sign in.', 'Sign in.'], ENGLISH)).toHaveLength(1);
  expect(unclear(['Beweisen Sie Ihren zweiten Faktor.'], GERMAN)).toHaveLength(1);
});

/** Returns a complaint for each text with a word of the list. Names in code and values are left out. */
function unclear(texts: readonly string[], rules: readonly Rule[]): string[] {
  const words = texts.map((text) => text.replaceAll(/\$\{[^}]*\}|`[^`]*`/g, ''));
  return words.flatMap((text) =>
    rules
      .filter(([rule]) => rule.test(text))
      .map(([rule, instead]) => `“${text}” has “${rule.exec(text)?.[0]}”; write ${instead}.`),
  );
}

/** Returns every text of a catalogue. */
function textsOf(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
}

function frameOfTheReference(): string[] {
  const { info, tags, paths } = openApiDocument('http://127.0.0.1:4280', true);
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  return [
    info.description,
    ...tags.map(({ description }) => description),
    ...operations.map(({ description }) => description),
  ];
}

/** Returns the TypeScript of files and folders under demo-server/. */
function sourcesIn(...places: string[]): string[] {
  return places.flatMap((place) => {
    const path = join(import.meta.dirname, place);
    const files = place.endsWith('.ts') ? [path] : readdirSync(path).map((name) => join(path, name));
    return files.map((file) => readFileSync(file, 'utf8'));
  });
}

/** Returns the texts between quotation marks, without imports, comments and keys. */
function quoted(source: string): string[] {
  const code = source.replaceAll(/\/\*\*[\s\S]*?\*\/|^import .*$/gm, '').replaceAll(/'[^'\n]*'(?=:)/g, '');
  return [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, text, template]) => text ?? template ?? '');
}

function comments(source: string): string[] {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\/|\/\/ .*$/gm)].map(([comment]) => comment);
}
