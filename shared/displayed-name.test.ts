import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOfName, hasHiddenCharacters, shownName } from './displayed-name.ts';

test('names of every script are names', () => {
  for (const name of [
    'Ann',
    'Renée O’Brien-Müller',
    'Иван Иванов',
    'محمد',
    'نیم\u200Cفاصله',
    'क्\u200Dष',
    'ශ්\u200Dරී',
    '葛\u{E0100}城市',
    '山田 太郎',
    '山田\u3000太郎',
    'Ann 👩\u200D💻',
    '❤\uFE0F\u200D🔥',
    '🏳\uFE0F\u200D🌈',
    'Z\u0300',
    'שָׁלוֹם',
    '7',
    '—',
  ])
    expect({ name, fault: faultOfName(name) }).toEqual({ name, fault: undefined });
});

test('what changes how a name reads, and cannot be seen, is refused', () => {
  for (const hidden of [
    '\u0000',
    '\t',
    '\n',
    '\u001B[2J',
    '\u0085',
    '\u00AD',
    '\u034F',
    '\u061C',
    '\u115F',
    '\u180E',
    '\u200B',
    '\u200D\u200D',
    '\u200E',
    '\u2028',
    '\u2029',
    '\u202E',
    '\u2060',
    '\u2066',
    '\u2800',
    '\u3164',
    '\uD800',
    '\uE000',
    '\uFE0F\uFE0F',
    '\uFEFF',
    '\uFFFE',
    '\uFFF9',
    '\u{E0041}',
    '\u{E01EF}\u{E0100}',
    '\u0336'.repeat(8),
  ]) {
    const name = `An${hidden}n`;
    expect({ name: readable(name), fault: faultOfName(name) }).toEqual({
      name: readable(name),
      fault: 'hidden-characters',
    });
    expect(shownName(name).replace(' ', '').replace('[2J', '')).toBe('Ann');
  }
});

test('a name must be seen: spaces, joiners and marks alone are none', () => {
  for (const name of ['', ' ', '\u00A0', '\u3000', '\u200D', '\u200C', '\uFE0F', '\u0301'])
    expect({ name: readable(name), fault: faultOfName(name) }).toMatchObject({ fault: 'invisible' });
});

test('text of several lines may have line ends and nothing else hidden', () => {
  expect(hasHiddenCharacters('I lost my phone.\nIt fell into a lake.', { mayHaveLines: true })).toBe(false);
  expect(hasHiddenCharacters('I lost my phone.\nIt fell into a lake.')).toBe(true);
  expect(hasHiddenCharacters('I lost\u202E my phone.', { mayHaveLines: true })).toBe(true);
});

/** Characters of the planes that have any, and of the one with the tags. */
const codePoints = fc.array(fc.oneof(fc.nat(0x3100), fc.nat(0x1ffff), fc.nat({ max: 0x10ffff })));

test('what is shown of any name hides nothing; a good name is shown as it is', () => {
  fc.assert(
    fc.property(codePoints, (points) => {
      const name = String.fromCodePoint(...points);
      expect(hasHiddenCharacters(shownName(name))).toBe(false);
      if (faultOfName(name) === undefined) expect(shownName(name)).toBe(name);
    }),
  );
});

/** So that a failure can be read. */
function readable(name: string): string {
  return JSON.stringify(name).replaceAll(/[^ -~]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}
