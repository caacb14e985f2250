import { afterEach, expect, test } from 'vitest';
import { CliError } from './cli-error.ts';
import { currentLanguage, takeLanguage } from './language.ts';

afterEach(() => void takeLanguage([], { LC_ALL: 'C' }));

test('speaks the language of the environment', () => {
  expect(takeLanguage(['code', '--json'], { LANG: 'de_AT.UTF-8' })).toEqual(['code', '--json']);
  expect(currentLanguage()).toBe('de');
});

test.each([
  [
    ['--language', 'ja', 'code', '--json'],
    ['code', '--json'],
  ],
  [
    ['code', '--json', '--language=ja'],
    ['code', '--json'],
  ],
  [['--language', 'ja-JP'], []],
])('takes the option wherever it stands: %j', (args, rest) => {
  expect(takeLanguage(args, { LC_ALL: 'C' })).toEqual(rest);
  expect(currentLanguage()).toBe('ja');
});

test('leaves what follows “--” alone', () => {
  const args = ['decode', '--', '--language', 'ja'];
  expect(takeLanguage(args, { LC_ALL: 'C' })).toEqual(args);
  expect(currentLanguage()).toBe('en');
});

test.each([['--language'], ['--language', 'tlh'], ['--language=']])(
  'refuses a language that is none, in the language of the environment: %j',
  (...args) => {
    const take = () => takeLanguage(args, { LC_ALL: 'de_DE.UTF-8' });
    expect(take).toThrow(CliError);
    expect(take).toThrow('--language muss en, de, fr, es, ja oder ar sein.');
  },
);
