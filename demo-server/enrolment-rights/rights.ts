import { markAddressVerified } from '../addresses/verify-address.ts';
import type { Occasion } from '../base/occasion.ts';
import { ENROLMENT_RIGHT_MS } from '../contract/index.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import type { TrustedToken } from '../sessions/trusted-devices.ts';
import type { MailedLink } from '../store/mailed-links.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';

/**
 * The right to set up a second factor after a reset. The password alone does not sign in then: a thief who knows it
 * could be first and set up a factor of their own.
 *
 * The browser that redeemed a recovery link has the right, in a cookie. A link to every confirmed address, with the
 * password, moves it to another browser. The right ends with the first set-up, because that starts a new credential
 * epoch.
 */

/** What a browser offers at a sign-in after a reset. */
export interface OfferedRight {
  /** The token in its cookie. */
  rightToken: string | undefined;
  /** The token of a mailed link. */
  linkToken: string | undefined;
}

/** An accepted right. */
export interface AcceptedRight {
  /** The credential epoch of the session that may start now. */
  epoch: number;
  /** The right for the cookie of this browser, if a link gave it. */
  given?: TrustedToken;
}

/**
 * Returns whether a sign-in needs a right: the second factor was reset, and no other one is set up. The reset and the
 * first set-up write this state, so no clock decides.
 */
export function needsRight(
  { mustEnrolSince }: Pick<UserRecord, 'mustEnrolSince'>,
  hasFactor: boolean,
): boolean {
  return mustEnrolSince !== null && !hasFactor;
}

/** Gives the right to a browser. Another browser that had it loses it. */
export async function giveRight(
  write: Pick<Store, 'enrolmentRights'>,
  { userId, epoch }: { userId: string; epoch: number },
  { now }: Pick<Occasion, 'now'>,
): Promise<TrustedToken> {
  const token = newToken();
  const right = {
    userId,
    tokenHash: hashToken(token),
    epoch,
    createdAt: now,
    expiresAt: now + ENROLMENT_RIGHT_MS,
  };
  await write.enrolmentRights.give(right);
  return { token, lastsMs: ENROLMENT_RIGHT_MS };
}

/** Returns whether a browser has the right of an account. */
export async function holdsRight(
  { enrolmentRights }: Pick<Store, 'enrolmentRights'>,
  token: string | undefined,
  owner: { userId: string; epoch: number },
  { now }: Pick<Occasion, 'now'>,
): Promise<boolean> {
  if (token === undefined) return false;
  const tokenHash = hashToken(token);
  if (await enrolmentRights.isHeld(tokenHash, owner, now)) return true;
  // Deleted when it is first seen to have expired: a clock that is set back does not revive it.
  await enrolmentRights.removeExpired(now, tokenHash);
  return false;
}

/**
 * Accepts the right that a browser offers. A mailed link is used up, together with the links to the other addresses,
 * and the right moves to this browser. Call it in a serializable transaction if there is a link, after the password was
 * right.
 *
 * If nobody had confirmed the sign-in address, the link to it is the first proof: see
 * demo-server/addresses/first-proof.ts.
 *
 * @returns `undefined` if nothing that is offered is the right of this account
 */
export async function acceptRight(
  write: Store,
  { rightToken, linkToken }: OfferedRight,
  owner: { userId: string; epoch: number },
  occasion: Occasion,
): Promise<AcceptedRight | undefined> {
  const link = linkToken === undefined ? undefined : await spendLink(write, linkToken, owner, occasion);
  if (!link)
    return (await holdsRight(write, rightToken, owner, occasion)) ? { epoch: owner.epoch } : undefined;
  const { userId, addressId } = link;
  const isFirstProof =
    addressId !== null &&
    (await markAddressVerified(write, { userId, addressId }, { knowsPassword: true }, occasion));
  if (isFirstProof) {
    const user = await write.users.byId(userId);
    return user && { epoch: user.credentialEpoch };
  }
  return { epoch: owner.epoch, given: await giveRight(write, owner, occasion) };
}

/** Uses up a link of this account, and removes its other links. @returns `undefined` if it does not work any more */
async function spendLink(
  { mailedLinks }: Pick<Store, 'mailedLinks'>,
  token: string,
  { userId, epoch }: { userId: string; epoch: number },
  { now }: Occasion,
): Promise<MailedLink | undefined> {
  const tokenHash = hashToken(token);
  const usable = await mailedLinks.usable(tokenHash, 'enrol-anew', now);
  if (!usable) {
    // Deleted when it is first seen to have expired: a clock that is set back does not revive it.
    await mailedLinks.removeExpired(now, tokenHash);
    return undefined;
  }
  // A link of another account stays as it is.
  if (usable.userId !== userId || usable.epoch !== epoch) return undefined;
  const spent = await mailedLinks.spend(tokenHash, 'enrol-anew', now);
  if (spent) await mailedLinks.revoke(userId, 'enrol-anew');
  return spent;
}
