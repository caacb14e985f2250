import { parseKeyUri } from '../../shared/key-uri.ts';
import { codeAt, codeParameters } from '../../shared/one-time-code.ts';
import { makeAccount } from '../accounts/sign-up.ts';
import type { Occasion } from '../base/occasion.ts';
import type { Role } from '../contract/index.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import type { PasswordParts } from '../passwords/check-password.ts';
import { isFull } from '../sessions/sessions.ts';
import { beginEnrolment } from '../two-factor/enrolment.ts';
import { confirmEnrolmentInSession } from '../two-factor/enrolment-in-session.ts';

/** Length of a time step, in milliseconds. */
const STEP_MS = 30_000;

export interface SeededPerson {
  name: string;
  email: string;
  password: string;
  /** Whether two-factor authentication is on. */
  twoFactor: boolean;
  role: Role;
}

/** What a test needs to act as the user. */
export interface Seeded {
  email: string;
  totpURI: string | null;
  backupCodes: string[];
}

/**
 * Creates an account as a user would: signs up, verifies the address, and enrols with the code of the previous time
 * step, so that the current code is unused.
 *
 * @throws Refusal if the address is taken or the password is too short or too long
 */
export async function seedPerson(
  parts: PasswordParts & TwoFactorParts,
  person: SeededPerson,
  occasion: Occasion,
): Promise<Seeded> {
  const before = { session: undefined, deviceToken: undefined };
  const { account, session } = await makeAccount(parts, { ...person, emailVerified: true }, before, occasion);
  await parts.store.users.changeRole(account.id, person.role, occasion.now);
  if (!person.twoFactor || !isFull(session)) return { email: account.email, totpURI: null, backupCodes: [] };
  const { totpURI, backupCodes } = await beginEnrolment(parts, session, person, occasion);
  await confirmEnrolmentInSession(parts, session, codeOf(totpURI, occasion.now - STEP_MS), occasion);
  return { email: account.email, totpURI, backupCodes };
}

function codeOf(totpURI: string, at: number): string {
  const parameters = codeParameters(parseKeyUri(totpURI));
  if (parameters.type === 'hotp') throw new TypeError('A time-based key was expected.');
  return codeAt(parameters, at);
}
