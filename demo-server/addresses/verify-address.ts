import { HOUR } from '../../shared/durations.ts';
import { normaliseEmail } from '../base/email.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { recipientThrottle } from '../factors/send-limits.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { queueLetter } from '../mail/post.ts';
import { VERIFY_LINK_MS } from '../mail/settings.ts';
import { checkPassword, clearPasswordAttempts, type PasswordParts } from '../passwords/check-password.ts';
import { assertAlive, sessionNow } from '../sessions/alive.ts';
import type { AnySession, FullSession, StartedSession } from '../sessions/sessions.ts';
import { startAnew } from '../sessions/start-anew.ts';
import { hashToken } from '../sessions/token.ts';
import type { AddressRecord } from '../store/addresses.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import type { Limits } from '../throttle/limits.ts';
import { reserveFromNetwork } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { giveToProver, type Prover } from './first-proof.ts';
import { createMailedLink } from './mailed-link.ts';
import { usableLink } from './usable-link.ts';

export interface VerifyParts {
  store: Store;
  keys: KeyRing;
  limits: Limits;
}

/**
 * Queues a mail with a link that confirms an address. An older link to the address is no longer valid. Call it in a
 * transaction.
 *
 * @param address with the credential epoch of the session that asked for the link
 */
export async function queueVerificationLink(
  write: Store,
  keys: KeyRing,
  { id: addressId, userId, email, epoch }: AddressRecord & { epoch: number },
  occasion: Occasion,
): Promise<void> {
  const { now } = occasion;
  await write.mailedLinks.revoke(userId, 'verify-address', addressId);
  const expiresAt = now + VERIFY_LINK_MS;
  const link = { userId, epoch, purpose: 'verify-address', addressId, createdAt: now, expiresAt } as const;
  const details = { path: await createMailedLink(write, link), hours: VERIFY_LINK_MS / HOUR };
  const letter = { userId, recipient: email, kind: 'verify-address', details, lapsesAt: expiresAt } as const;
  await queueLetter(write, keys, letter, occasion);
}

/**
 * Mails another link to an address of the account.
 *
 * @throws Refusal if the account has no such address, it is already verified, or the last link is too recent
 */
export async function sendVerification(
  { store, keys, limits }: VerifyParts,
  session: FullSession,
  typed: string,
  occasion: Occasion,
): Promise<void> {
  const { userId } = session;
  const email = normaliseEmail(typed);
  const address = (await store.addresses.of(userId)).find((known) => known.email === email);
  if (!address) throw new Refusal('ADDRESS_NOT_FOUND');
  if (address.verifiedAt !== null) throw new Refusal('EMAIL_ALREADY_VERIFIED');
  const refusal = await store.together((write) => reserveVerificationMail(write, limits, address, occasion));
  if (refusal) throw refusal;
  await store.transaction(async (write) => {
    const { epoch } = await assertAlive(write, session, occasion);
    const now = await write.addresses.byId(address.id, userId);
    if (!now || now.verifiedAt !== null) throw new Refusal('ADDRESS_NOT_FOUND');
    await queueVerificationLink(write, keys, { ...now, epoch }, occasion);
  });
}

/**
 * Reserves one mail to an address in three limits: of the network, of the address in this account, and of the mailbox
 * across all accounts. So an attacker with several accounts cannot flood a mailbox.
 *
 * @returns the refusal if no mail may be sent now; otherwise `undefined`
 */
export async function reserveVerificationMail(
  write: Pick<Store, 'throttles'>,
  limits: Limits,
  { id, email }: Pick<AddressRecord, 'id' | 'email'>,
  occasion: Occasion,
): Promise<Refusal | undefined> {
  const { now } = occasion;
  const perAddress = { key: `verify:${id}`, limit: limits.sends };
  return (
    (await reserveFromNetwork(write, limits, occasion)) ??
    (await reserveOrRefuse(write, perAddress, 'MAIL_SENT_TOO_RECENTLY', now)) ??
    (await reserveOrRefuse(write, recipientThrottle(limits, email), 'MAIL_SENT_TOO_RECENTLY', now))
  );
}

/** What a browser sends with the link. */
export interface Verification {
  token: string;
  /** The password of the account, if the browser has no session of the account. */
  password?: string | undefined;
}

/**
 * Uses up a mailed link and marks its address as verified. Only the sign-in address can be verified without a session and
 * without the password: another one is added to an account that someone has. If this is the first proof of the sign-in
 * address, everything that was set up before is removed: see first-proof.ts.
 *
 * @returns a new session if the browser was signed in to the account, because the old one ends; otherwise none starts
 * @throws Refusal if the link is no longer valid, or the password is wrong or missing; then the link is not used up
 */
export async function verifyAddress(
  parts: VerifyParts & PasswordParts,
  { token, password }: Verification,
  session: AnySession | undefined,
  occasion: Occasion,
): Promise<StartedSession | undefined> {
  const { store } = parts;
  const tokenHash = hashToken(token);
  const seen = await usableLink(store, token, 'verify-address', occasion.now);
  const user = await store.users.byId(seen.userId);
  if (!user) throw new Refusal('INVALID_TOKEN');
  const own = session?.userId === user.id ? session : undefined;
  const isPasswordRight =
    password !== undefined && own === undefined && (await isOwnPassword(parts, user, password, occasion));

  return store.transaction(async (write) => {
    const link = await write.mailedLinks.spend(tokenHash, 'verify-address', occasion.now);
    if (!link?.addressId) throw new Refusal('INVALID_TOKEN');
    if (isPasswordRight) await clearPasswordAttempts(write, parts, user.email, occasion);
    // Read again, because the session may have ended and the password may have changed in the meantime.
    const alive = own && (await sessionNow(write, own, occasion));
    const knowsPassword = alive !== undefined || (isPasswordRight && user.credentialEpoch === link.epoch);
    const { userId, addressId } = link;
    // Its reader may be someone whom a stranger wants to bind to their own account. Thrown, so that the link is not used
    // up.
    if (!knowsPassword && (await write.addresses.byId(addressId, userId))?.isPrimary !== 1)
      throw new Refusal('ADDRESS_NEEDS_SIGN_IN');
    const isFirst = await markAddressVerified(write, { userId, addressId }, { knowsPassword }, occasion);
    return isFirst && alive?.kind === 'full' ? startAnew(write, alive, null, occasion) : undefined;
  });
}

/** @throws Refusal if the password is wrong, or no attempt is allowed now */
async function isOwnPassword(
  parts: PasswordParts,
  user: UserRecord,
  password: string,
  occasion: Occasion,
): Promise<true> {
  const { isRight } = await checkPassword(parts, user.email, () => user, password, occasion);
  if (!isRight) {
    const entry = { ...seenAt(occasion), userId: user.id, kind: 'address-verified' } as const;
    await parts.store.audit.record({ ...entry, outcome: 'failure', reason: 'wrong-password' });
    throw new Refusal('INVALID_PASSWORD');
  }
  return true;
}

/**
 * Marks an address as verified. Call it in a transaction.
 *
 * @returns whether this was the first proof of the sign-in address
 */
export async function markAddressVerified(
  write: Store,
  { userId, addressId }: { userId: string; addressId: string },
  prover: Prover,
  occasion: Occasion,
): Promise<boolean> {
  if (!(await write.addresses.verify(addressId, occasion.now))) return false;
  const entry = { ...seenAt(occasion), userId, kind: 'address-verified', outcome: 'success' } as const;
  await write.audit.record(entry);
  if ((await write.addresses.byId(addressId, userId))?.isPrimary !== 1) return false;
  await giveToProver(write, userId, prover, occasion);
  return true;
}
