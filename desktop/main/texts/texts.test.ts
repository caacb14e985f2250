import { afterEach, expect, test } from 'vitest';
import { Failure } from '../ipc/failure.ts';
import { GuessThrottle } from '../vault/guess-throttle.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { sentences, setLanguage } from './texts.ts';

afterEach(() => setLanguage('en', []));

test('uses the set language, else the system’s first known one, else English', () => {
  setLanguage('de', ['en-GB']);
  expect(sentences()).toBe(de);
  setLanguage('system', ['fr', 'de-AT']);
  expect(sentences()).toBe(de);
  setLanguage('system', []);
  expect(sentences()).toBe(en);
});

test('a refusal is in the current language', () => {
  const throttle = new GuessThrottle(() => 0);
  for (const _ of [1, 2, 3]) throttle.wrong();
  const refusal = () => {
    try {
      throttle.allow();
    } catch (error) {
      return error instanceof Failure ? error.message : error;
    }
  };
  expect(refusal()).toBe('Too many wrong passphrases. Wait 2 seconds and try again.');
  setLanguage('de', []);
  expect(refusal()).toBe('Zu viele falsche Passphrasen. Warten Sie 2 Sekunden und versuchen Sie es erneut.');
});

test('no sentence is left in English', () => {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String(value)];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  const english = new Set(texts(en));
  // Names are the same in both languages.
  const same = texts(de).filter((text) => english.has(text) && /[a-z] [a-z]/.test(text));
  expect(same).toEqual([]);
});
