import type { z } from 'zod';
import {
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  type RefusalCode,
  type RouteContract,
} from '../../contract/index.ts';
import { ApiRefusal, sentenceOf } from '../api/api.ts';
import { refusalSentence, translate } from '../texts/translator.ts';
import { endOfWait } from '../time/server-clock.ts';

/** The errors of a form: a message for each field, and one for the form in general. */
export interface Faults {
  fields: Readonly<Record<string, string>>;
  form?: string | undefined;
  /** Until when the server accepts no other attempt, in this computer's Unix milliseconds. */
  waitUntil?: number | undefined;
}

export const NO_FAULTS: Faults = { fields: {} };

/** The field that each refusal is about. Other refusals are about no single field. */
const FIELD_OF: Partial<Record<RefusalCode, string>> = {
  INVALID_NAME: 'name',
  INVALID_EMAIL: 'email',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email',
  PASSWORD_TOO_SHORT: 'password',
  PASSWORD_TOO_LONG: 'password',
  PASSWORD_TOO_COMMON: 'password',
  PASSWORD_TOO_PERSONAL: 'password',
  INVALID_PASSWORD: 'password',
  PASSWORD_UNCHANGED: 'newPassword',
  ADDRESS_ALREADY_ADDED: 'email',
  MALFORMED_CODE: 'code',
  INVALID_CODE: 'code',
  MALFORMED_BACKUP_CODE: 'code',
  INVALID_BACKUP_CODE: 'code',
  INVALID_SENT_CODE: 'code',
  INVALID_PHONE_NUMBER: 'to',
  ADDRESS_NOT_VERIFIED: 'to',
  MALFORMED_REASON: 'reason',
  MALFORMED_CLASS_CODE: 'code',
  CLASS_CODE_NOT_FOUND: 'code',
  INVALID_NICKNAME: 'nickname',
  NICKNAME_TAKEN: 'nickname',
};

/** Returns what the server would refuse, without a request, so that every field has its message at once. */
export function checkBody(route: RouteContract, body: object): Readonly<Record<string, string>> {
  const checked = route.body?.safeParse(body);
  if (!checked || checked.success) return {};
  return Object.fromEntries(
    checked.error.issues.map((issue) => [
      String(issue.path[0]),
      sentenceFor(route, String(issue.path[0]), issue),
    ]),
  );
}

/** Returns what is wrong with a new password, if anything. Counts code points, as the server does. */
export function newPasswordFault(password: string): string | undefined {
  const { length } = [...password];
  if (length < MIN_PASSWORD_LENGTH) return refusalSentence('PASSWORD_TOO_SHORT');
  return length > MAX_PASSWORD_LENGTH ? refusalSentence('PASSWORD_TOO_LONG') : undefined;
}

/** Returns the errors of the form for an error that a call has thrown. */
export function faultsOf(error: unknown): Faults {
  if (error instanceof ApiRefusal) {
    const { retryAfter } = error.body;
    if (retryAfter !== undefined) {
      return { fields: {}, form: error.message, waitUntil: endOfWait(retryAfter) };
    }
    const field = FIELD_OF[error.body.code];
    if (field) return { fields: { [field]: error.message } };
    if (error.body.fields?.length) {
      return { fields: Object.fromEntries(error.body.fields.map(({ path, message }) => [path, message])) };
    }
  }
  return { fields: {}, form: sentenceOf(error) };
}

function sentenceFor(route: RouteContract, field: string, issue: z.core.$ZodIssue): string {
  if (/password$/i.test(field)) {
    return issue.code === 'too_big'
      ? refusalSentence('PASSWORD_TOO_LONG')
      : translate('faults.enterPassword');
  }
  return refusalSentence(route.refusals?.[field] ?? 'VALIDATION_ERROR');
}
