import { expect, test } from 'vitest';
import { paragraph } from './paragraph.ts';

test.each([
  ['en-GB', ['It opens.', 'It is complete.'], 'It opens. It is complete.'],
  ['ar-u-nu-latn', ['تم.', 'تم.'], 'تم. تم.'],
  ['ja-JP', ['開きます。', 'すべてあります。'], '開きます。すべてあります。'],
  ['zh-TW', ['一。', '二。'], '一。二。'],
])('%s', (locale, sentences, expected) => {
  expect(paragraph(sentences, locale)).toBe(expected);
});
