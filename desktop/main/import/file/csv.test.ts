import { expect, test } from 'vitest';
import { csvHeader, readCsv } from './csv.ts';

test('returns column names in lower case, for any delimiter', () => {
  expect(csvHeader('\ufeffTitle,URL, Username ,OTPAuth\r\n')).toEqual([
    'title',
    'url',
    'username',
    'otpauth',
  ]);
  expect(csvHeader('"Title";"User name";"a;b"\n')).toEqual(['title', 'user name', 'a;b']);
  expect(csvHeader('one column\nx')).toEqual([]);
  expect(csvHeader('{"a":1,"b":2}')).not.toContain('a');
});

test('reads only the wanted columns, with quotes, line breaks and short rows', () => {
  const text = 'Title,Password,Notes\r\n"a ""b"", c",secret,"two\nlines"\r\n\r\nshort\r\n';
  const { rows } = readCsv(text, ['title', 'notes']);
  expect(rows).toEqual([{ title: 'a "b", c', notes: 'two\nlines' }, { title: 'short' }]);
  expect(JSON.stringify(rows)).not.toContain('secret');
});
