import type { AddressLetters, AddressNotices } from './addresses.ts';
import type { MethodLetters, MethodNotices } from './methods.ts';
import type { PasswordLetters, PasswordNotices } from './passwords.ts';
import type { PeopleLetters, PeopleNotices } from './people.ts';
import type { RecoveryLetters, RecoveryNotices } from './recovery.ts';
import type { SecondFactorNotices } from './second-factor.ts';

/**
 * What an account's owner is told at every address, and with what. None of it is a secret. A kind that has no text in
 * each language does not compile: see demo-server/mail/texts/.
 */
export interface Notices
  extends SecondFactorNotices,
    MethodNotices,
    AddressNotices,
    PasswordNotices,
    RecoveryNotices,
    PeopleNotices {}
export type NoticeKind = keyof Notices;

/** What goes to one recipient and holds what nobody else may know: links, codes. */
export interface Letters
  extends MethodLetters,
    AddressLetters,
    PasswordLetters,
    RecoveryLetters,
    PeopleLetters {}
export type LetterKind = keyof Letters;

export interface Messages extends Notices, Letters {}
export type MessageKind = keyof Messages;
