import { expect, test } from 'vitest';
import { plainTextOf } from './plain-text.ts';

const LINK =
  'https://countersign.example/recovery/link#token=made-up-for-this-test-and-longer-than-a-line-of-a-mail';

function linesOf(paragraph: string): string[] {
  const text = plainTextOf({
    language: 'ja',
    subject: '',
    greeting: '',
    paragraphs: [paragraph],
    link: undefined,
    code: undefined,
    facts: [],
    ifNotYou: '',
    ifNotYouLink: undefined,
    footer: '',
    baseUrl: '',
  });
  return (text.split('\n\n')[1] ?? '').split('\n');
}

test('lines end at spaces, and a link stays whole', () => {
  const lines = linesOf(`${'word '.repeat(30)}${LINK}`);
  expect(lines.every((line) => line.length <= 76 || line === LINK)).toBe(true);
  expect(lines.join(' ')).toBe(`${'word '.repeat(30)}${LINK}`);
});

test('Japanese lines end between words, and no line begins with a mark', () => {
  const text =
    '認証アプリが使えなくなったときは、バックアップコード（8文字の英数字）でログインできます。'.repeat(4);
  const lines = linesOf(text);
  expect(lines.length).toBeGreaterThan(4);
  // A character of Japanese is two columns wide.
  expect(lines.every((line) => line.length <= 40)).toBe(true);
  expect(lines.filter((line) => /^[、。）]|（$/.test(line))).toEqual([]);
  expect(lines.join('')).toBe(text);
});

test('an address within Japanese text stays whole', () => {
  const lines = linesOf(
    `${'確認のリンクを送信しました。'.repeat(2)}アドレスはann.example@second.example.testです。`,
  );
  expect(lines.some((line) => line.includes('ann.example@second.example.test'))).toBe(true);
});
