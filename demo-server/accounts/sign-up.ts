import { randomUUID } from 'node:crypto';
import type { Language } from '../../shared/translations/languages.ts';
import { queueVerificationLink } from '../addresses/verify-address.ts';
import { normaliseEmail } from '../base/email.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { PasswordParts } from '../passwords/check-password.ts';
import { turnOf } from '../passwords/known-browser.ts';
import { rememberNetwork } from '../passwords/known-network.ts';
import { assertSuitablePassword, type SiteNames } from '../passwords/suitable-password.ts';
import { startSession } from '../sessions/sessions.ts';
import type { UserRecord } from '../store/users.ts';
import { networkOf } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { accountAtSignIn, type Before, type SignedIn } from './accounts.ts';

type SignUpParts = PasswordParts & SiteNames & { keys: KeyRing };

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  /** Language of messages to the owner; English by default. */
  language?: Language | undefined;
}

/**
 * Creates an account, signs it in, and mails a link to confirm its address. Sign-ups are limited per network,
 * successful ones included, because each sends a mail to an address that may belong to someone else.
 *
 * @throws Refusal if the password is too short or too long, the email address is taken, or there were too many sign-ups
 * from this network
 */
export async function signUp(
  parts: SignUpParts,
  wanted: NewAccount,
  before: Before,
  occasion: Occasion,
): Promise<SignedIn> {
  const { store, limits } = parts;
  assertSuitablePassword(wanted.password, parts, wanted);
  const throttle = { key: `sign-up:${networkOf(occasion.address)}`, limit: limits.signUps };
  // A place in the line first: a sign-up that was counted is always carried out.
  const leave = parts.passwords.enter(turnOf(normaliseEmail(wanted.email), undefined, occasion));
  try {
    const refusal = await reserveOrRefuse(store, throttle, 'TOO_MANY_REQUESTS', occasion.now);
    if (refusal) throw refusal;
    return await makeAccount(parts, { ...wanted, emailVerified: false }, before, occasion);
  } finally {
    leave();
  }
}

/**
 * Creates an account and signs it in.
 *
 * @param wanted with `emailVerified` if the address is already known to be the owner's; then no link is mailed
 * @throws Refusal if the password is too short or too long, or the email address is taken
 */
export async function makeAccount(
  parts: SignUpParts,
  wanted: NewAccount & { emailVerified: boolean },
  before: Before,
  occasion: Occasion,
): Promise<SignedIn> {
  const { store, passwords, keys } = parts;
  const { now } = occasion;
  const email = normaliseEmail(wanted.email);
  assertSuitablePassword(wanted.password, parts, wanted);
  const user: UserRecord = {
    id: randomUUID(),
    email,
    name: wanted.name,
    passwordHash: await passwords.hash(wanted.password, turnOf(email, undefined, occasion)),
    passwordByMail: 0,
    passwordUnproved: 0,
    factorProofs: 0,
    graceOverVersion: null,
    credentialEpoch: 0,
    language: wanted.language ?? 'en',
    lastMethod: null,
    role: 'member',
    roleSince: null,
    mustEnrolSince: null,
    provisionalUntil: null,
    provisionalWarnedAt: null,
    suspendedAt: null,
    suspendedBy: null,
    suspendedReason: null,
    deletesAt: null,
    deletionEpoch: null,
    deletionWarnedAt: null,
    closedAt: null,
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
    await rememberNetwork(write, keys, user, occasion);
    const address = await write.addresses.primaryOf(user.id);
    if (address && wanted.emailVerified) await write.addresses.verify(address.id, now);
    else if (address) await queueVerificationLink(write, keys, { ...address, epoch: 0 }, occasion);
    return {
      ...started,
      account: await accountAtSignIn(write, user.id),
      awaits: [],
    };
  });
}
