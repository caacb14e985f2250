import { normaliseEmail } from '../base/email.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { type ActivityKind, MOST_ADDRESSES } from '../contract/index.ts';
import type { ProofParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import type { Authority } from '../proof/confirm-owner.ts';
import { confirmOwner } from '../proof/confirm-owner.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { startAnew } from '../sessions/start-anew.ts';
import type { AddressRecord } from '../store/addresses.ts';
import type { Store } from '../store/store.ts';
import { giveToProver } from './first-proof.ts';
import { queueVerificationLink, reserveVerificationMail } from './verify-address.ts';

export type { AddressRecord };

type AddressChange = Extract<ActivityKind, 'address-added' | 'address-removed' | 'primary-address-changed'>;

/** Returns the account's addresses, the sign-in address first. */
export function listAddresses(
  { store }: { store: Store },
  { userId }: FullSession,
): Promise<AddressRecord[]> {
  return store.addresses.of(userId);
}

/**
 * Adds an address, mails a link to it, and notifies the existing addresses.
 *
 * @throws Refusal
 */
export async function addAddress(
  parts: ProofParts,
  session: FullSession,
  asked: Authority & { email: string },
  occasion: Occasion,
): Promise<AddressRecord> {
  const { store, keys, limits } = parts;
  const { userId } = session;
  const email = normaliseEmail(asked.email);
  await confirmOwner(parts, session, asked, 'address-added', occasion);
  // The limit uses the mailbox, because the address does not exist yet.
  const refusal = await store.together((write) =>
    reserveVerificationMail(write, limits, { id: userId, email }, occasion),
  );
  if (refusal) throw refusal;
  return store.transaction(async (write) => {
    const { epoch } = await assertAlive(write, session, occasion);
    if ((await write.addresses.of(userId)).length >= MOST_ADDRESSES) throw new Refusal('TOO_MANY_ADDRESSES');
    await recordChange(write, session, 'address-added', occasion);
    await notifyOwner(write, userId, 'address-added', occasion, { email });
    const address = await write.addresses.insert({ userId, email, now: occasion.now });
    if (!address) throw new Refusal('ADDRESS_ALREADY_ADDED');
    await queueVerificationLink(write, keys, { ...address, epoch }, occasion);
    return address;
  });
}

/**
 * Removes an address and notifies all addresses, the removed one included. Starts a new credential epoch, and a new
 * session for this browser.
 *
 * @throws Refusal if it is the sign-in address, if codes are sent to it, or if the account has no such address
 */
export async function removeAddress(
  parts: ProofParts,
  session: FullSession,
  asked: Authority & { id: string },
  occasion: Occasion,
): Promise<StartedSession> {
  const { store } = parts;
  const { userId } = session;
  await confirmOwner(parts, session, asked, 'address-removed', occasion);
  return store.transaction(async (write) => {
    const { provenAt } = await assertAlive(write, session, occasion);
    const address = await write.addresses.byId(asked.id, userId);
    if (!address) throw new Refusal('ADDRESS_NOT_FOUND');
    const codes = await write.methods.recipientOf(userId, 'email');
    if (codes?.recipient === address.email) throw new Refusal('ADDRESS_IN_USE');
    await recordChange(write, session, 'address-removed', occasion);
    // Before the removal, so that its reader is notified, too.
    await notifyOwner(write, userId, 'address-removed', occasion, { email: address.email });
    if (!(await write.addresses.remove(address.id, userId))) throw new Refusal('PRIMARY_ADDRESS');
    return startAnew(write, session, provenAt, occasion);
  });
}

/**
 * Makes another verified address the sign-in address, and notifies all addresses. Starts a new credential epoch, and a
 * new session for this browser. If the old sign-in address was never verified, this is the first proof of one.
 *
 * @returns the new session; `undefined` if it is the sign-in address already
 * @throws Refusal
 */
export async function makeAddressPrimary(
  parts: ProofParts,
  session: FullSession,
  asked: Authority & { id: string },
  occasion: Occasion,
): Promise<StartedSession | undefined> {
  const { store } = parts;
  const { userId } = session;
  const user = await confirmOwner(parts, session, asked, 'primary-address-changed', occasion);
  return store.transaction(async (write) => {
    const { provenAt } = await assertAlive(write, session, occasion);
    const address = await write.addresses.byId(asked.id, userId);
    if (!address) throw new Refusal('ADDRESS_NOT_FOUND');
    if (address.verifiedAt === null) throw new Refusal('ADDRESS_NOT_VERIFIED');
    if (address.isPrimary === 1) return undefined;
    const wasProvisional = !(await write.addresses.isVerified(userId));
    await recordChange(write, session, 'primary-address-changed', occasion);
    const change = { before: user.email, email: address.email };
    await notifyOwner(write, userId, 'primary-address-changed', occasion, change);
    const outcome = await write.addresses.makePrimary(address.id, userId, occasion.now);
    if (outcome !== 'done') throw new Refusal('USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL');
    if (wasProvisional) await giveToProver(write, userId, { knowsPassword: true }, occasion);
    return startAnew(write, session, wasProvisional ? null : provenAt, occasion);
  });
}

async function recordChange(
  { audit }: Store,
  { id: sessionId, userId }: FullSession,
  kind: AddressChange,
  occasion: Occasion,
): Promise<void> {
  await audit.record({ ...seenAt(occasion), userId, kind, outcome: 'success', sessionId });
}
