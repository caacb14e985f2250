import { afterEach, describe, expect, test } from 'vitest';
import { activityKind, activityReason } from '../../contract/activity.ts';
import { REFUSALS, type RefusalCode } from '../../contract/index.ts';
import { de } from './de/index.ts';
import { refusals as germanRefusals } from './de/refusals.ts';
import { en } from './en/index.ts';
import { currentLocale, refusalSentence, translate, translator } from './translator.ts';

afterEach(() => translator.changeLanguage('en'));

/** Returns every text with the dotted name of its key. */
function texts(catalogue: object, under = ''): [key: string, text: string][] {
  return Object.entries(catalogue).flatMap(([name, value]) =>
    typeof value === 'string' ? [[under + name, value]] : texts(value, `${under}${name}.`),
  );
}

const english = new Map(texts(en));
const german = new Map(texts(de));
/** Returns the placeholders for values and elements in a text. */
const places = (text = '') => (text.match(/\{\{\w+\}\}|<\w+\/?>/g) ?? []).sort();

describe('the two catalogues', () => {
  test('have the same keys', () => {
    expect([...german.keys()]).toEqual([...english.keys()]);
  });

  test('have the same placeholders for values and elements', () => {
    const unlike = [...english].filter(([key, text]) => `${places(german.get(key))}` !== `${places(text)}`);
    expect(unlike).toEqual([]);
  });

  test('have no empty or untranslated text', () => {
    const alike = [...english].filter(([key, text]) => german.get(key) === text || german.get(key) === '');
    // These words are the same in both languages.
    expect(alike.map(([key]) => key)).toEqual([
      'accounts.name',
      'methods.names.passkey',
      'methods.shortNames.passkey',
    ]);
  });

  test('have a sentence for every event of an account', () => {
    for (const catalogue of [en, de]) {
      expect(Object.keys(catalogue.activity.did).sort()).toEqual([...activityKind.options].sort());
      expect(Object.keys(catalogue.activity.failed).sort()).toEqual([...activityKind.options].sort());
      expect(Object.keys(catalogue.activity.why).sort()).toEqual([...activityReason.options].sort());
    }
  });
});

describe('a refusal', () => {
  test('has a German sentence for each code of the server', () => {
    expect(Object.keys(germanRefusals).sort()).toEqual(Object.keys(REFUSALS).sort());
  });

  test('uses the server’s own words in English, which can be more exact', () => {
    expect(refusalSentence('INVALID_CODE', 'Too early.')).toBe('Too early.');
    expect(refusalSentence('INVALID_CODE')).toBe(REFUSALS.INVALID_CODE[1]);
  });

  test('is in German if German is chosen, and in the server’s words if there is no German sentence', async () => {
    await translator.changeLanguage('de');
    expect(refusalSentence('INVALID_PASSWORD', 'Nope.')).toBe('Das ist nicht Ihr Passwort.');
    expect(refusalSentence('NEW_CODE' as RefusalCode, 'Nope.')).toBe('Nope.');
  });
});

test('numbers choose the form of the sentence', async () => {
  expect(translate('backupCodes.left', { count: 1 })).toBe('You have one code left.');
  expect(translate('backupCodes.left', { count: 7 })).toBe('You have 7 codes left.');
  await translator.changeLanguage('de');
  expect(translate('backupCodes.left', { count: 7 })).toBe('Sie haben noch 7 Codes.');
  expect(currentLocale()).toBe('de-DE');
});
