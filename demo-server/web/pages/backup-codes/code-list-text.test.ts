import { expect, test } from 'vitest';
import { codesAsText } from './code-list-text.ts';

test('the file names the account, and has each code on its own line', () => {
  const text = codesAsText({
    title: 'For Ann',
    notes: ['Each works once.'],
    codes: ['AAAA-1111', 'BBBB-2222'],
  });
  expect(text.split('\r\n')).toEqual(['For Ann', '', 'AAAA-1111', 'BBBB-2222', '', 'Each works once.', '']);
});
