import type { AccountDataLetters, AccountDataNotices } from './account-data.ts';
import type { AddressLetters, AddressNotices } from './addresses.ts';
import type { BackupCodeNotices } from './backup-codes.ts';
import type { MethodNotices } from './methods.ts';
import type { PasswordLetters, PasswordNotices } from './passwords.ts';
import type { PeopleNotices } from './people.ts';
import type { PolicyNotices } from './policy.ts';
import type { RecoveryLetters, RecoveryNotices } from './recovery.ts';
import type { SecondStepNotices } from './second-step.ts';
import type { SentCodeLetters } from './sent-codes.ts';
import type { SupportLetters, SupportNotices } from './support.ts';

/**
 * The notices that go to every address of an account, with their details. None of these is a secret. A kind without a
 * text in each language does not compile: see demo-server/mail/messages/.
 */
export interface Notices
  extends AccountDataNotices,
    AddressNotices,
    BackupCodeNotices,
    MethodNotices,
    PasswordNotices,
    PeopleNotices,
    PolicyNotices,
    RecoveryNotices,
    SecondStepNotices,
    SupportNotices {}
export type NoticeKind = keyof Notices;

/** The messages that go to one recipient and contain a secret: a link or a code. */
export interface Letters
  extends AccountDataLetters,
    AddressLetters,
    PasswordLetters,
    RecoveryLetters,
    SentCodeLetters,
    SupportLetters {}
export type LetterKind = keyof Letters;

export interface Messages extends Notices, Letters {}
export type MessageKind = keyof Messages;
