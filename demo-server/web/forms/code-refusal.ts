import type { ErrorBody } from '../../contract/index.ts';
import { refusalSentence, translate } from '../texts/translator.ts';

/** What a refusal means for the user who typed a code. */
export type CodeRefusal =
  /** The user can type another code at once. */
  | 'again'
  /** The server checks no code for a while. */
  | 'wait'
  /** Codes are refused until the user uses a backup code or a passkey. */
  | 'backup-code-only'
  /** There are no attempts left. The user must wait, or start again. */
  | 'used-up'
  /** The user must start again. */
  | 'over'
  /** The code is not the reason, for example because the server is busy. */
  | 'other';

export function meaningOfRefusal({ code, attemptsLeft }: ErrorBody): CodeRefusal {
  switch (code) {
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
    case 'INVALID_SENT_CODE':
    case 'INVALID_PASSKEY':
      return attemptsLeft === 0 ? 'used-up' : 'again';
    case 'MALFORMED_CODE':
    case 'MALFORMED_BACKUP_CODE':
      return 'again';
    case 'SECOND_FACTOR_LOCKED':
      return 'backup-code-only';
    case 'TOO_MANY_ATTEMPTS':
      return 'used-up';
    case 'ACCOUNT_TEMPORARILY_LOCKED':
    case 'TOO_MANY_REQUESTS':
    case 'SENT_TOO_RECENTLY':
      return 'wait';
    case 'UNAUTHORIZED':
    case 'SECOND_FACTOR_REQUIRED':
    case 'TWO_FACTOR_NOT_ENABLED':
    case 'METHOD_NOT_ENABLED':
    case 'METHOD_NOT_WAITING':
    case 'ENROLMENT_NOT_FOUND':
    case 'ENROLMENT_EXPIRED':
    case 'CLASS_NOT_FOUND':
    case 'NOT_IN_CLASS':
      return 'over';
    default:
      return 'other';
  }
}

/** Returns the sentence about a refused code, with the attempts left if the server gave their number. */
export function refusedCodeSentence({ code, message, attemptsLeft }: ErrorBody): string {
  const sentence = refusalSentence(code, message);
  return attemptsLeft === undefined || attemptsLeft === 0
    ? sentence
    : translate('faults.moreCodes', { sentence, count: attemptsLeft });
}
