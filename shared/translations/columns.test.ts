import { expect, test } from 'vitest';
import { columnsOf, wrapped } from './columns.ts';

test('counts Japanese as two columns, and marks and isolates as none', () => {
  expect(columnsOf('code')).toBe(4);
  expect(columnsOf('コード')).toBe(6);
  expect(columnsOf('\u2068إعدادٌ\u2069')).toBe(5);
});

test('ends lines at spaces, and Japanese between words, but never before a full stop', () => {
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapped('a-very-long-word b', 6)).toEqual(['a-very-long-word', 'b']);
  const lines = wrapped('コードを表示します。画像を読み取ります。', 20);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.filter((line) => /^[。、]/.test(line) || columnsOf(line) > 22)).toEqual([]);
});

test('does not break an isolated value', () => {
  expect(wrapped('في \u2068/home/ann/my files\u2069 ملف', 12)).toEqual([
    'في',
    '\u2068/home/ann/my files\u2069',
    'ملف',
  ]);
});

test('ends no line at a space that does not break', () => {
  expect(wrapped('du serveur\u202f; il dit\u00a0: oui', 12)).toEqual([
    'du serveur\u202f;',
    'il dit\u00a0: oui',
  ]);
});
