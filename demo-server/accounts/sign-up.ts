import { randomUUID } from 'node:crypto';
import type { Language } from '../../shared/translations/languages.ts';
import { queueVerificationLink } from '../addresses/verify-address.ts';
import { normaliseEmail } from '../base/email.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { PasswordParts } from '../passwords/check-password.ts';
import { assertSuitablePassword } from '../passwords/password.ts';
import { startSession } from '../sessions/sessions.ts';
import type { UserRecord } from '../store/users.ts';
import { networkOf } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { accountFrom, type Before, type SignedIn } from './accounts.ts';

type SignUpParts = PasswordParts & { keys: KeyRing };

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  /** What to write to its owner in; English unless said otherwise. */
  language?: Language | undefined;
}

/**
 * Makes an account, signs it in, and mails a link that proves its address. Each sign-up writes to somebody who may never
 * have asked for it: so many from one network, whatever becomes of them.
 *
 * @throws Refusal when the password does not suit, the e-mail address is taken, or too many came from this network
 */
export async function signUp(
  parts: SignUpParts,
  wanted: NewAccount,
  before: Before,
  occasion: Occasion,
): Promise<SignedIn> {
  const { store, limits } = parts;
  assertSuitablePassword(wanted.password);
  const throttle = { key: `sign-up:${networkOf(occasion.address)}`, limit: limits.signUps };
  const refusal = await reserveOrRefuse(store, throttle, 'TOO_MANY_REQUESTS', occasion.now);
  if (refusal) throw refusal;
  return makeAccount(parts, { ...wanted, emailVerified: false }, before, occasion);
}

/**
 * Makes an account and signs it in.
 *
 * @param wanted `emailVerified`: that its owner reads the address is known, so that nobody need ask
 * @throws Refusal when the password does not suit or the e-mail address is taken
 */
export async function makeAccount(
  { store, passwords, keys }: SignUpParts,
  wanted: NewAccount & { emailVerified: boolean },
  before: Before,
  occasion: Occasion,
): Promise<SignedIn> {
  const { now } = occasion;
  assertSuitablePassword(wanted.password);
  const user: UserRecord = {
    id: randomUUID(),
    email: normaliseEmail(wanted.email),
    name: wanted.name,
    passwordHash: await passwords.hash(wanted.password),
    passwordByMail: 0,
    passwordUnproved: 0,
    factorProvenAt: null,
    credentialEpoch: 0,
    language: wanted.language ?? 'en',
    lastMethod: null,
    role: 'member',
    roleSince: null,
    mustEnrolSince: null,
    provisionalUntil: null,
    provisionalWarnedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  return store.transaction(async (write) => {
    if (!(await write.users.insert(user))) throw new Refusal('USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL');
    if (before.session) await write.sessions.remove(before.session.id);
    const started = await startSession(write, 'full', { userId: user.id, epoch: 0 }, occasion);
    await write.audit.record({
      ...seenAt(occasion),
      userId: user.id,
      kind: 'sign-up',
      outcome: 'success',
      sessionId: started.session.id,
    });
    const address = await write.addresses.primaryOf(user.id);
    if (address && wanted.emailVerified) await write.addresses.verify(address.id, now);
    else if (address) await queueVerificationLink(write, keys, { ...address, epoch: 0 }, occasion);
    return { ...started, account: await accountFrom(write, user, false), awaits: [] };
  });
}
