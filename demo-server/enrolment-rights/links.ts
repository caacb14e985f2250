import { createMailedLink } from '../addresses/mailed-link.ts';
import { usableLink } from '../addresses/usable-link.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { ENROLMENT_RIGHT_MS, hoursIn } from '../contract/index.ts';
import { maskedRecipient } from '../factors/recipient.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { notifyOwner } from '../mail/notices.ts';
import { queueLetter } from '../mail/post.ts';
import { passwordCameByMail } from '../passwords/password-by-mail.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { AddressRecord } from '../store/addresses.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import { needsRight } from './rights.ts';

/** A sign-in that needs a mailed link, because the second factor was reset. */
export interface AwaitedLink {
  /** Where links go, masked: the person has only entered the password. */
  sentTo: string[];
  /** Whether the password was itself set by mail, so that no link is sent. */
  passwordCameByMail: boolean;
}

/**
 * Queues a link to every confirmed address of an account, or to the sign-in address if none is confirmed. Older links
 * stop working.
 *
 * @param account with the credential epoch that the links belong to
 * @returns the number of addresses
 */
export async function queueEnrolmentLinks(
  write: Store,
  keys: KeyRing,
  { userId, epoch }: { userId: string; epoch: number },
  occasion: Occasion,
): Promise<number> {
  const { now } = occasion;
  const expiresAt = now + ENROLMENT_RIGHT_MS;
  await write.mailedLinks.revoke(userId, 'enrol-anew');
  const recipients = await recipientsOf(write, userId);
  for (const { id: addressId, email: recipient } of recipients) {
    const link = { userId, epoch, purpose: 'enrol-anew', addressId, createdAt: now, expiresAt } as const;
    const details = { path: await createMailedLink(write, link), hours: hoursIn(ENROLMENT_RIGHT_MS) };
    const letter = { userId, recipient, kind: 'enrolment-link', details, lapsesAt: expiresAt } as const;
    await queueLetter(write, keys, letter, occasion);
  }
  return recipients.length;
}

/**
 * Sends the links again, because someone asked for them. Not if the password was itself set by mail: then someone who
 * reads the mailbox would need nothing else.
 *
 * @returns the number of addresses; or why none gets mail
 */
export async function sendEnrolmentLinks(
  write: Store,
  keys: KeyRing,
  { id: userId, credentialEpoch: epoch }: Pick<UserRecord, 'id' | 'credentialEpoch'>,
  occasion: Occasion,
): Promise<number | 'password-came-by-mail'> {
  const audit = { ...seenAt(occasion), userId, kind: 'enrolment-link-requested' } as const;
  const reason = 'password-came-by-mail';
  if (await passwordCameByMail(write, userId)) {
    await write.audit.record({ ...audit, outcome: 'failure', reason });
    await notifyOwner(write, userId, 'recovery-withheld', occasion, { reason });
    return reason;
  }
  await write.audit.record({ ...audit, outcome: 'success' });
  return queueEnrolmentLinks(write, keys, { userId, epoch }, occasion);
}

/**
 * Returns why the password alone does not sign in after a reset, and what to do: with the addresses that the link went
 * to, masked.
 */
export async function linkRequired(store: Pick<Store, 'addresses'>, user: UserRecord): Promise<Refusal> {
  const start = 'Your second factor was reset, so the password alone does not sign you in.';
  const { sentTo, passwordCameByMail } = await awaitedLink(store, user);
  const message = passwordCameByMail
    ? `${start} You set this password with an emailed link, so a second emailed link is not enough. Ask support for help.`
    : `${start} Open the link that we sent to ${sentTo.join(' or ')}, and enter the password there. You can request another link.`;
  return new Refusal('ENROLMENT_LINK_REQUIRED', { message });
}

/** Returns what a sign-in needs after a reset; `undefined` if it does not need a link. */
export async function viewAwaitedLink(
  { store }: { store: Store },
  { userId }: AnySession,
): Promise<AwaitedLink | undefined> {
  const user = await store.users.byId(userId);
  return user && needsRight(user, false) ? awaitedLink(store, user) : undefined;
}

async function awaitedLink(
  store: Pick<Store, 'addresses'>,
  { id, passwordByMail }: UserRecord,
): Promise<AwaitedLink> {
  return {
    sentTo: (await recipientsOf(store, id)).map(({ email }) => maskedRecipient('email', email)),
    passwordCameByMail: passwordByMail === 1,
  };
}

/**
 * Returns whose link it is and until when it works, without using it up.
 *
 * @throws Refusal if the link no longer works
 */
export async function viewEnrolmentLink(
  { store }: { store: Store },
  token: string,
  { now }: Occasion,
): Promise<{ email: string; expiresAt: number }> {
  const { userId, expiresAt } = await usableLink(store, token, 'enrol-anew', now);
  const user = await store.users.byId(userId);
  if (!user) throw new Refusal('INVALID_TOKEN');
  return { email: user.email, expiresAt };
}

/** Returns the confirmed addresses; the sign-in address if there is none. */
async function recipientsOf(
  { addresses }: Pick<Store, 'addresses'>,
  userId: string,
): Promise<Pick<AddressRecord, 'id' | 'email'>[]> {
  const confirmed = await addresses.verifiedOf(userId);
  if (confirmed.length > 0) return confirmed;
  const primary = await addresses.primaryOf(userId);
  return primary ? [primary] : [];
}
