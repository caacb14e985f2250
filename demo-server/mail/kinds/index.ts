import type { AddressLetters, AddressNotices } from './addresses.ts';
import type { MethodLetters, MethodNotices } from './methods.ts';
import type { PasswordLetters, PasswordNotices } from './passwords.ts';
import type { PeopleLetters, PeopleNotices } from './people.ts';
import type { RecoveryLetters, RecoveryNotices } from './recovery.ts';
import type { SecondFactorNotices } from './second-factor.ts';

/**
 * The notices that go to every address of an account, with their details. None of these is a secret. A kind without a
 * text in each language does not compile: see demo-server/mail/texts/.
 */
export interface Notices
  extends SecondFactorNotices,
    MethodNotices,
    AddressNotices,
    PasswordNotices,
    RecoveryNotices,
    PeopleNotices {}
export type NoticeKind = keyof Notices;

/** The messages that go to one recipient and contain a secret: a link or a code. */
export interface Letters
  extends MethodLetters,
    AddressLetters,
    PasswordLetters,
    RecoveryLetters,
    PeopleLetters {}
export type LetterKind = keyof Letters;

export interface Messages extends Notices, Letters {}
export type MessageKind = keyof Messages;
