import type { AuthenticationResponseJSON, AuthenticatorTransport } from '@simplewebauthn/server';
import type { ActivityReason } from '../contract/index.ts';
import type { ProofParts } from '../factors/parts.ts';
import type { PasskeyRecord } from '../store/passkeys.ts';
import type { Store } from '../store/store.ts';
import { type ChallengeFor, spendChallenge } from './challenges.ts';
import { relyingPartyAt } from './relying-party.ts';
import { userHandleText } from './user-handle.ts';
import { webAuthn } from './web-authn.ts';

/** A valid signature of a known passkey, or the reason why it is not. */
export type CheckedAssertion =
  | { passkey: PasskeyRecord; use: (write: Store) => Promise<boolean> }
  | { passkey?: PasskeyRecord; reason: ActivityReason };

export interface Demands {
  madeFor: ChallengeFor;
  /** Whether the authenticator must have verified its user by PIN, fingerprint or face (WebAuthn §6.1, UV). */
  userVerification: boolean;
}

/**
 * Checks a passkey's answer to a challenge (WebAuthn §7.2). This uses up the challenge, whatever the result.
 *
 * `use` records the use when the answer is accepted. It returns false if the signature counter has not increased since.
 */
export async function checkAssertion(
  { store, baseUrl }: Pick<ProofParts, 'store' | 'baseUrl'>,
  response: AuthenticationResponseJSON,
  { madeFor, userVerification }: Demands,
  now: number,
): Promise<CheckedAssertion> {
  const party = relyingPartyAt(baseUrl());
  const passkey = await store.passkeys.byCredential(response.id);
  const challenge = await spendChallenge(store, response.response.clientDataJSON, madeFor, now);
  if (!party || !passkey) return { reason: 'wrong-passkey' };
  if (challenge === undefined) return { passkey, reason: 'expired' };
  const { userHandle } = response.response;
  if (userHandle !== undefined && userHandle !== userHandleText(passkey.userId))
    return { passkey, reason: 'wrong-passkey' };

  const { verifyAuthenticationResponse } = await webAuthn();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: userVerification,
    // The counter is checked below, and again by the write that stores it.
    credential: { ...credentialOf(passkey), counter: 0 },
  }).catch(() => undefined);
  if (!verified?.verified) return { passkey, reason: 'wrong-passkey' };
  const { newCounter } = verified.authenticationInfo;
  if (newCounter <= passkey.counter && passkey.counter > 0) return { passkey, reason: 'passkey-copied' };
  return { passkey, use: (write) => write.passkeys.use(passkey.id, newCounter, now) };
}

function credentialOf({ credentialId, publicKey, transports }: PasskeyRecord) {
  return {
    id: credentialId,
    publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
    transports: transportsOf(transports),
  };
}

/** Returns the ways to reach a passkey, as the browser reported them at registration. */
export function transportsOf(transports: string): AuthenticatorTransport[] {
  return transports === '' ? [] : (transports.split(',') as AuthenticatorTransport[]);
}
