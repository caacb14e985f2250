import { MINUTE } from '../../shared/durations.ts';
import { createMailedLink } from '../addresses/mailed-link.ts';
import { usableLink } from '../addresses/usable-link.ts';
import { markAddressVerified } from '../addresses/verify-address.ts';
import { normaliseEmail } from '../base/email.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { giveRight, holdsRight } from '../enrolment-rights/rights.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { type Addressee, addresseeAt, outcomeFor, recipientsFor } from '../mail/addressee.ts';
import { notifyOwner } from '../mail/notices.ts';
import { queueLinkLetter } from '../mail/post.ts';
import type { MailSettings } from '../mail/settings.ts';
import { askedBy, turnOf } from '../passwords/known-browser.ts';
import type { PasswordPool } from '../passwords/password-pool.ts';
import { assertSuitablePassword, type SiteNames } from '../passwords/suitable-password.ts';
import { endAllTrust } from '../sessions/credential-change.ts';
import { isSuspended } from '../sessions/suspended.ts';
import { hashToken } from '../sessions/token.ts';
import type { TrustedToken } from '../sessions/trusted-devices.ts';
import { addressesToTell } from '../store/addresses.ts';
import type { MailRequest } from '../store/mail-requests.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import { assertNetworkAllowed, refundToNetwork, reserveFromNetwork } from '../throttle/network.ts';
import { reserve } from '../throttle/throttle.ts';

/** Requests handled in one round. */
const MOST_REQUESTS = 50;

/**
 * Takes a request for a password reset link from anyone. It stores the request, and a background job looks for the
 * account later. So neither the answer nor its timing shows whether an account exists. Over the limit of a mailbox, the
 * answer is the same and nothing is stored.
 *
 * @throws Refusal if there were too many requests from this network
 */
export async function requestPasswordReset(
  { store, keys, limits }: { store: Store; keys: KeyRing; limits: Limits },
  typed: string,
  occasion: Occasion,
): Promise<void> {
  const { now, address, userAgent } = occasion;
  const email = normaliseEmail(typed);
  const key = await askedBy({ store, keys }, 'reset', email, occasion);
  const refusal = await store.together(async (write) => {
    const tooMany = await reserveFromNetwork(write, limits, occasion);
    if (tooMany) return tooMany;
    const mailbox = { key, limit: limits.recoveries };
    if ((await reserve(write, mailbox, now)).isAllowed)
      await write.mailRequests.add({ kind: 'reset-password', email, at: now, address, userAgent });
    return undefined;
  });
  if (refusal) throw refusal;
}

/**
 * Handles stored requests: mails links if there is an account that is not suspended. Otherwise it does the same work for
 * nobody: see demo-server/mail/addressee.ts. If several servers run, only one handles each request.
 */
export async function answerPasswordRequests(parts: {
  store: Store;
  keys: KeyRing;
  settings: Pick<MailSettings, 'resetLinkMs'>;
}): Promise<void> {
  for (const request of await parts.store.mailRequests.waiting(MOST_REQUESTS)) {
    await parts.store.transaction(async (write) => {
      if (!(await write.mailRequests.take(request.id))) return;
      const found = await write.users.byEmail(request.email);
      await mailLinks(write, parts, addresseeAt(request.email, found, isSuspended), request);
    });
  }
}

/** Mails one link to each address, always one to the sign-in address. Older links are no longer valid. */
async function mailLinks(
  write: Store,
  { keys, settings: { resetLinkMs } }: { keys: KeyRing; settings: Pick<MailSettings, 'resetLinkMs'> },
  to: Addressee,
  { at: now, address, userAgent }: MailRequest,
): Promise<void> {
  const occasion = { now, address: address ?? '', userAgent };
  const { id: userId, credentialEpoch: epoch } = to;
  const expiresAt = now + resetLinkMs;
  await write.mailedLinks.revoke(userId, 'reset-password');
  const known = addressesToTell(await write.addresses.of(userId));
  for (const { id: addressId, email: recipient } of recipientsFor(keys, to, known)) {
    const link = { userId, epoch, purpose: 'reset-password', addressId, createdAt: now, expiresAt } as const;
    const details = { path: await createMailedLink(write, link), minutes: resetLinkMs / MINUTE };
    const letter = { userId, recipient, kind: 'reset-password', details, lapsesAt: expiresAt } as const;
    await queueLinkLetter(write, keys, { ...letter, isDecoy: to.nobody !== undefined }, occasion);
  }
  await write.audit.record({ ...seenAt(occasion), ...outcomeFor(to), kind: 'password-reset-requested' });
}

/**
 * Uses up a mailed link and sets a new password. Ends all sessions and trusted devices, and starts no session. The second
 * factor stays, unless this is the first proof of the sign-in address: see demo-server/addresses/first-proof.ts.
 *
 * After a reset of the second factor, the right to set up another one ends, too. Only a browser that has it gets it
 * again. Another one has nothing but the mailbox.
 *
 * @param rightToken the right in the cookie of the browser
 * @returns the right in the new credential epoch
 * @throws Refusal if the link is no longer valid or the password is too short or too long
 */
export async function resetPassword(
  parts: { store: Store; passwords: PasswordPool; limits: Limits } & SiteNames,
  { token, newPassword, rightToken }: { token: string; newPassword: string; rightToken: string | undefined },
  occasion: Occasion,
): Promise<TrustedToken | undefined> {
  const { store, passwords, limits } = parts;
  const { now } = occasion;
  const tokenHash = hashToken(token);
  await assertNetworkAllowed(store, limits, occasion);
  // Checked first to save the slow hash for an invalid link. Only using up the link decides.
  const usable = await usableLink(store, token, 'reset-password', now);
  const owner = await store.users.byId(usable.userId);
  if (!owner) throw new Refusal('INVALID_TOKEN');
  assertSuitablePassword(newPassword, parts, owner);
  const turn = turnOf(owner.email, undefined, occasion);
  const leave = passwords.enter(turn);
  const passwordHash = await passwords.hash(newPassword, turn).finally(leave);

  return store.transaction(async (write) => {
    const link = await write.mailedLinks.spend(tokenHash, 'reset-password', now);
    if (!link) throw new Refusal('INVALID_TOKEN');
    const { userId, addressId } = link;
    const hadRight = await holdsRight(write, rightToken, link, occasion);
    await refundToNetwork(write, limits, occasion);
    if (addressId !== null)
      await markAddressVerified(write, { userId, addressId }, { knowsPassword: false }, occasion);
    await write.users.setPassword(userId, passwordHash, { now, byMail: true });
    const epoch = await endAllTrust(write, userId);
    await write.audit.record({ ...seenAt(occasion), userId, kind: 'password-reset', outcome: 'success' });
    await notifyOwner(write, userId, 'password-reset', occasion);
    return hadRight && epoch !== undefined ? giveRight(write, { userId, epoch }, occasion) : undefined;
  });
}
