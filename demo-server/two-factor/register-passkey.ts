import { randomUUID } from 'node:crypto';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { MOST_PASSKEYS } from '../contract/index.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { challengeBytes } from '../passkeys/ask.ts';
import { CHALLENGE_MS, newChallenge, spendChallenge } from '../passkeys/challenges.ts';
import { transportsOf } from '../passkeys/check-assertion.ts';
import { relyingPartyAt } from '../passkeys/relying-party.ts';
import { userHandle } from '../passkeys/user-handle.ts';
import { webAuthn } from '../passkeys/web-authn.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { PasskeyRecord } from '../store/passkeys.ts';
import { type AddedMethod, addMethod, assertMayAddMethod } from './add-method.ts';

/** ES256, EdDSA and RS256 (COSE). Every authenticator supports the first. */
const ALGORITHMS = [-7, -8, -257];

/**
 * Starts the registration of a passkey (WebAuthn §7.1).
 *
 * @throws Refusal without the password, without a step-up if there is a second factor, or if browsers do not allow
 * passkeys here
 */
export async function beginPasskeyRegistration(
  parts: TwoFactorParts,
  session: FullSession,
  { password }: { password: string },
  occasion: Occasion,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { store, issuer, baseUrl } = parts;
  const party = relyingPartyAt(baseUrl());
  if (!party) throw new Refusal('PASSKEYS_UNAVAILABLE');
  const user = await assertMayAddMethod(parts, session, { method: 'passkey', password }, occasion);
  const passkeys = await store.passkeys.of(user.id);
  if (passkeys.length >= MOST_PASSKEYS) throw new Refusal('TOO_MANY_PASSKEYS');
  const madeFor = { purpose: 'registration', sessionId: session.id, browserHash: null } as const;
  const { generateRegistrationOptions } = await webAuthn();
  return generateRegistrationOptions({
    rpName: issuer,
    rpID: party.id,
    userID: userHandle(user.id),
    userName: user.email,
    userDisplayName: user.name,
    challenge: challengeBytes(await newChallenge(store, madeFor, occasion.now)),
    timeout: CHALLENGE_MS,
    supportedAlgorithmIDs: [...ALGORITHMS],
    // The server does not need to know the model of the authenticator.
    attestationType: 'none',
    excludeCredentials: passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transportsOf(transports),
    })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
}

/**
 * Finishes the registration. The passkey is then a second factor, and also signs in without a password if its
 * authenticator verifies the user.
 *
 * @throws Refusal if the answer is not for a challenge of this session, or the passkey is already registered
 */
export async function finishPasskeyRegistration(
  parts: TwoFactorParts,
  session: FullSession,
  { response, name }: { response: RegistrationResponseJSON; name: string },
  occasion: Occasion,
): Promise<AddedMethod> {
  const { store, baseUrl } = parts;
  const { now } = occasion;
  const party = relyingPartyAt(baseUrl());
  if (!party) throw new Refusal('PASSKEYS_UNAVAILABLE');
  const madeFor = { purpose: 'registration', sessionId: session.id, browserHash: null } as const;
  const challenge = await spendChallenge(store, response.response.clientDataJSON, madeFor, now);
  const { verifyRegistrationResponse } = await webAuthn();
  const verified =
    challenge === undefined
      ? undefined
      : await verifyRegistrationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: party.origin,
          expectedRPID: party.id,
          requireUserVerification: false,
          supportedAlgorithmIDs: [...ALGORITHMS],
        }).catch(() => undefined);
  if (!verified?.verified) throw new Refusal('PASSKEY_NOT_REGISTERED');
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const passkey: PasskeyRecord = {
    id: randomUUID(),
    userId: session.userId,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: (credential.transports ?? []).join(','),
    isSynced: credentialBackedUp ? 1 : 0,
    name,
    createdAt: now,
    lastUsedAt: null,
  };
  return addMethod(parts, session, 'passkey', occasion, async (write) => {
    if (!(await write.passkeys.insert(passkey))) throw new Refusal('PASSKEY_ALREADY_REGISTERED');
    return true;
  });
}
