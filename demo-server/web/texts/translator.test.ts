import { afterEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../shared/translations/languages.ts';
import { activityKind, activityReason } from '../../contract/activity.ts';
import { REFUSALS, type RefusalCode } from '../../contract/index.ts';
import { catalogue } from './catalogue.ts';
import { en } from './en/index.ts';
import { REFUSAL_VALUES } from './refusal-values.ts';
import { currentLocale, refusalSentence, translate, translator } from './translator.ts';

afterEach(() => translator.change('en'));

test('the catalogue has a sentence for every event of an account', () => {
  const { did, failed, why } = en.activity;
  expect(Object.keys(did).sort()).toEqual([...activityKind.options].sort());
  expect(Object.keys(failed).sort()).toEqual([...activityKind.options].sort());
  expect(Object.keys(why).sort()).toEqual([...activityReason.options].sort());
});

describe('a refusal', () => {
  const codes = Object.keys(REFUSALS) as RefusalCode[];

  test('has the server’s sentence in the catalogue, for translators', () => {
    const said = codes.map((code) => [
      code,
      // The pages write 1,000.
      String(translate(`refusals.${code}` as never, { ...REFUSAL_VALUES[code] } as never)).replace(
        /(?<=\d),(?=\d)/,
        '',
      ),
    ]);
    expect(said).toEqual(codes.map((code) => [code, REFUSALS[code][1]]));
    expect(Object.keys(en.refusals).sort()).toEqual([...codes].sort());
  });

  test.each(LANGUAGES)('has all its values (%s)', async (language) => {
    await translator.change(language);
    for (const code of codes) expect(refusalSentence(code)).not.toMatch(/\{\{|undefined|refusals\./);
  });

  test('uses the server’s own words in English, which can be more exact', () => {
    expect(refusalSentence('INVALID_CODE', 'Too early.')).toBe('Too early.');
    expect(refusalSentence('INVALID_CODE')).toBe(REFUSALS.INVALID_CODE[1]);
  });

  test('is in German if German is chosen, and in the server’s words if there is no German sentence', async () => {
    await translator.change('de');
    expect(refusalSentence('INVALID_PASSWORD', 'Nope.')).toBe('Das ist nicht Ihr Passwort.');
    expect(refusalSentence('NEW_CODE' as RefusalCode, 'Nope.')).toBe('Nope.');
  });
});

describe('a language', () => {
  test('is loaded when it is chosen, and English is there from the start', async () => {
    expect(catalogue.english).toBe(en);
    await translator.change('de');
    expect(translator.getResource('de', 'pages', 'accounts.signIn')).toBe('Anmelden');
  });

  test('is the last one that was chosen, also if the files of an earlier one arrive later', async () => {
    await Promise.all([translator.change('de'), translator.change('en')]);
    expect(translator.language).toBe('en');
  });
});

test('numbers choose the form of the sentence', async () => {
  expect(translate('backupCodes.left', { count: 1 })).toBe('You have one code left.');
  expect(translate('backupCodes.left', { count: 7 })).toBe('You have 7 codes left.');
  await translator.change('de');
  expect(translate('backupCodes.left', { count: 7 })).toBe('Sie haben noch 7 Codes.');
  expect(currentLocale()).toBe('de-DE');
});
