import type { ErrorBody } from '../contract/index.ts';

/** Whether no other code can be tried after this refusal: something must be started again. */
export function isLastRefusal({ code, attemptsLeft }: ErrorBody): boolean {
  switch (code) {
    case 'INVALID_CODE':
      return attemptsLeft === 0;
    case 'UNAUTHORIZED':
    case 'TOO_MANY_ATTEMPTS':
    case 'ENROLMENT_NOT_FOUND':
    case 'ENROLMENT_EXPIRED':
      return true;
    default:
      return false;
  }
}

/** The server's sentence on a refused code, with the tries that are left where it tells them. */
export function refusedCodeSentence({ message, attemptsLeft }: ErrorBody): string {
  if (attemptsLeft === undefined) return message;
  return `${message} You can try ${attemptsLeft === 1 ? 'one more code' : `${attemptsLeft} more codes`}.`;
}
