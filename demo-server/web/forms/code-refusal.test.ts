import { afterEach, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../contract/index.ts';
import { translator } from '../texts/translator.ts';
import { meaningOfRefusal, refusedCodeSentence } from './code-refusal.ts';

const refusal = (code: ErrorBody['code'], more: Partial<ErrorBody> = {}): ErrorBody => ({
  code,
  message: 'That code is not right.',
  ...more,
});

afterEach(() => translator.change('en'));

describe('a refused code', () => {
  test('says how many attempts are left', () => {
    expect(refusedCodeSentence(refusal('INVALID_CODE', { attemptsLeft: 4 }))).toBe(
      'That code is not right. You have 4 attempts left.',
    );
    expect(refusedCodeSentence(refusal('INVALID_CODE', { attemptsLeft: 1 }))).toBe(
      'That code is not right. You have one attempt left.',
    );
    expect(refusedCodeSentence(refusal('INVALID_CODE'))).toBe('That code is not right.');
    expect(refusedCodeSentence(refusal('INVALID_CODE', { attemptsLeft: 0 }))).toBe('That code is not right.');
  });

  test('is shown in the user’s language', async () => {
    await translator.change('de');
    expect(refusedCodeSentence(refusal('INVALID_BACKUP_CODE', { attemptsLeft: 1 }))).toMatch(
      /^Dieser Backup-Code .* Sie haben noch einen Versuch\.$/,
    );
  });
});

test.each([
  ['again', refusal('INVALID_CODE', { attemptsLeft: 1 })],
  ['again', refusal('INVALID_BACKUP_CODE')],
  ['again', refusal('MALFORMED_BACKUP_CODE')],
  ['used-up', refusal('INVALID_CODE', { attemptsLeft: 0 })],
  ['wait', refusal('ACCOUNT_TEMPORARILY_LOCKED', { retryAfter: 30 })],
  ['wait', refusal('TOO_MANY_REQUESTS', { retryAfter: 3 })],
  ['used-up', refusal('TOO_MANY_ATTEMPTS', { retryAfter: 9 })],
  ['over', refusal('ENROLMENT_EXPIRED')],
  ['over', refusal('UNAUTHORIZED')],
  ['over', refusal('CLASS_NOT_FOUND')],
  ['over', refusal('NOT_IN_CLASS')],
  ['backup-code-only', refusal('SECOND_FACTOR_LOCKED')],
  ['other', refusal('SERVER_BUSY', { retryAfter: 1 })],
] as const)('the meaning “%s” is read from %o', (meaning, body) => {
  expect(meaningOfRefusal(body)).toBe(meaning);
});
