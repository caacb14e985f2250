import { expect, test } from 'vitest';
import { csvHeader, readCells, readCsv } from './csv.ts';

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

test('reads no cell of a row that has more cells than columns', () => {
  const text = 'Title,Password,OTP\na,p,KEY\nb,c,secret,KEY\nd,p,KEY,,\n';
  const { rows, shifted } = readCsv(text, ['title', 'otp']);
  expect(rows).toEqual([
    { title: 'a', otp: 'KEY' },
    { title: 'd', otp: 'KEY' },
  ]);
  expect(shifted).toEqual([3]);
});

test('passes over empty lines, rows of commas and a mark, with line ends of several kinds', () => {
  const text = '\ufeff\n\r\nTitle,OTP\r\na,"x\r\ny"\n,,\n \r\nb,y\r\rc,z';
  expect(readCsv(text, ['title', 'otp'])).toEqual({
    rows: [
      { title: 'a', otp: 'x\r\ny' },
      { title: 'b', otp: 'y' },
      { title: 'c', otp: 'z' },
    ],
    shifted: [],
  });
});

test('a line that names the delimiter for Excel is not the header', () => {
  for (const end of ['\n', '\r\n']) {
    const text = `\ufeffsep=;${end}Name;Key${end}"a;b";1${end}`;
    expect(csvHeader(text)).toEqual(['name', 'key']);
    expect(readCsv(text, ['name']).rows).toEqual([{ name: 'a;b' }]);
    expect(readCells(text)).toEqual([['a;b', '1']]);
  }
});
