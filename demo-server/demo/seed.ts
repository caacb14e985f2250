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
  /** Whether the second factor is on. */
  twoFactor: boolean;
  role: Role;
}

/** What a test needs to act for them. */
export interface Seeded {
  email: string;
  totpURI: string | null;
  backupCodes: string[];
}

/**
 * Makes an account the way a person would: signed up, its address proved, and enrolled with the code of
 * the step before, so that the present one is still unused.
 *
 * @throws Refusal when the address is taken or the password does not suit
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
