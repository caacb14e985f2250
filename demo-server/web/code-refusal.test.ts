import { expect, test } from 'vitest';
import { isLastRefusal, refusedCodeSentence } from './code-refusal.ts';

test('a refused code tells how many may still be tried', () => {
  const refused = { code: 'INVALID_CODE', message: 'That code is not right.' } as const;
  expect(refusedCodeSentence({ ...refused, attemptsLeft: 4 })).toBe(
    'That code is not right. You can try 4 more codes.',
  );
  expect(refusedCodeSentence({ ...refused, attemptsLeft: 1 })).toBe(
    'That code is not right. You can try one more code.',
  );
  expect(refusedCodeSentence(refused)).toBe('That code is not right.');
});

test('the last try, and what ends a sign-in or an enrolment, leave nothing to type', () => {
  const message = 'No.';
  expect(isLastRefusal({ code: 'INVALID_CODE', message, attemptsLeft: 0 })).toBe(true);
  expect(isLastRefusal({ code: 'TOO_MANY_ATTEMPTS', message })).toBe(true);
  expect(isLastRefusal({ code: 'ENROLMENT_EXPIRED', message })).toBe(true);
  expect(isLastRefusal({ code: 'UNAUTHORIZED', message })).toBe(true);
});

test('after any other refusal the person may try again', () => {
  const message = 'No.';
  expect(isLastRefusal({ code: 'INVALID_CODE', message, attemptsLeft: 1 })).toBe(false);
  expect(isLastRefusal({ code: 'INVALID_CODE', message })).toBe(false);
  expect(isLastRefusal({ code: 'SERVER_BUSY', message })).toBe(false);
});
