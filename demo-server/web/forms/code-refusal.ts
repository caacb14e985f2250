import type { ErrorBody } from '../../contract/index.ts';
import { refusalSentence, translate } from '../texts/translator.ts';

/** What a refusal means for whoever has just typed a code. */
export type CodeRefusal =
  /** Another code can be typed at once. */
  | 'again'
  /** No code is looked at for a while. */
  | 'wait'
  /** Codes of the authenticator are refused until a backup code has been used. */
  | 'backup-code-only'
  /** The last try was used up: after a wait there may be another, or something must be started again. */
  | 'used-up'
  /** Something must be started again. */
  | 'over'
  /** Nothing to do with the code: the server is busy, say. */
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
      return 'over';
    default:
      return 'other';
  }
}

/** The sentence on a refused code, with the tries that are left where the server tells them. */
export function refusedCodeSentence({ code, message, attemptsLeft }: ErrorBody): string {
  const sentence = refusalSentence(code, message);
  return attemptsLeft === undefined || attemptsLeft === 0
    ? sentence
    : translate('faults.moreCodes', { sentence, count: attemptsLeft });
}
