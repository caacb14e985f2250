import { HOUR } from '../../shared/durations.ts';
import { normaliseEmail } from '../base/email.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { recipientThrottle } from '../factors/send-limits.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { queueLetter } from '../mail/post.ts';
import { VERIFY_LINK_MS } from '../mail/settings.ts';
import type { FullSession } from '../sessions/sessions.ts';
import { hashToken } from '../sessions/token.ts';
import type { AddressRecord } from '../store/addresses.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import { reserveFromNetwork } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { createMailedLink } from './mailed-link.ts';

export interface VerifyParts {
  store: Store;
  keys: KeyRing;
  limits: Limits;
}

/**
 * Queues a mail with a link that confirms an address. An older link to the address is no longer valid. Call it in a
 * transaction.
 */
export async function queueVerificationLink(
  write: Store,
  keys: KeyRing,
  { id: addressId, userId, email }: AddressRecord,
  occasion: Occasion,
): Promise<void> {
  const { now } = occasion;
  await write.mailedLinks.voidAll(userId, 'verify-address', addressId);
  const expiresAt = now + VERIFY_LINK_MS;
  const link = { userId, purpose: 'verify-address', addressId, createdAt: now, expiresAt } as const;
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
  { userId }: FullSession,
  typed: string,
  occasion: Occasion,
): Promise<void> {
  const email = normaliseEmail(typed);
  const address = (await store.addresses.of(userId)).find((known) => known.email === email);
  if (!address) throw new Refusal('ADDRESS_NOT_FOUND');
  if (address.verifiedAt !== null) throw new Refusal('EMAIL_ALREADY_VERIFIED');
  const refusal = await store.together((write) => reserveVerificationMail(write, limits, address, occasion));
  if (refusal) throw refusal;
  await store.transaction(async (write) => {
    const now = await write.addresses.byId(address.id, userId);
    if (!now || now.verifiedAt !== null) throw new Refusal('ADDRESS_NOT_FOUND');
    await queueVerificationLink(write, keys, now, occasion);
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

/** Uses up a mailed link and marks its address as verified. @throws Refusal if the link is no longer valid */
export async function verifyAddress(
  { store }: Pick<VerifyParts, 'store'>,
  token: string,
  occasion: Occasion,
): Promise<void> {
  const { now } = occasion;
  await store.transaction(async (write) => {
    const link = await write.mailedLinks.spend(hashToken(token), 'verify-address', now);
    if (!link?.addressId) throw new Refusal('INVALID_TOKEN');
    await markAddressVerified(write, link.userId, link.addressId, occasion);
  });
}

/** Marks an address as verified. Call it in a transaction. */
export async function markAddressVerified(
  write: Pick<Store, 'addresses' | 'audit'>,
  userId: string,
  addressId: string,
  occasion: Occasion,
): Promise<void> {
  if (!(await write.addresses.verify(addressId, occasion.now))) return;
  const entry = { ...seenAt(occasion), userId, kind: 'address-verified', outcome: 'success' } as const;
  await write.audit.record(entry);
}
