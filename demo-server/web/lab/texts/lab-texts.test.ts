import { expect, it } from 'vitest';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

/** Returns every text with its path, such as `attacks.lead`. */
function textsOf(catalogue: object, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}.`),
  );
}

it('every text exists in both languages, with the same placeholders', () => {
  const german = new Map(textsOf(de));
  const english = textsOf(en);
  expect(english.map(([key]) => key)).toEqual([...german.keys()]);
  const values = (text: string) => text.match(/\{\{\w+\}\}/g)?.sort() ?? [];
  for (const [key, text] of english) {
    expect(values(german.get(key) ?? ''), key).toEqual(values(text));
  }
});
