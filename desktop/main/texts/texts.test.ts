import { afterEach, expect, test } from 'vitest';
import { Failure } from '../ipc/failure.ts';
import { GuessThrottle } from '../vault/guess-throttle.ts';
import { sentences, setLanguage, textsIn } from './texts.ts';

afterEach(() => setLanguage('en', []));

test('uses the set language, else the system’s first known one, else English', () => {
  setLanguage('de', ['en-GB']);
  expect(sentences()).toBe(textsIn('de'));
  setLanguage('system', ['tlh', 'de-AT']);
  expect(sentences()).toBe(textsIn('de'));
  setLanguage('system', []);
  expect(sentences()).toBe(textsIn('en'));
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
