import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ProofParts } from '../factors/parts.ts';
import type { AnySession } from '../sessions/sessions.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import { assertNetworkAllowed } from '../throttle/network.ts';
import { CHALLENGE_MS, newChallenge } from './challenges.ts';
import { transportsOf } from './check-assertion.ts';
import { relyingPartyAt } from './relying-party.ts';
import { webAuthn } from './web-authn.ts';

/** A challenge for a passkey, with its options. */
export interface PasskeyQuestion {
  options: PublicKeyCredentialRequestOptionsJSON;
  /** Without a session: the token that binds the answer to the browser that asked. */
  browser?: { token: string; lastsMs: number };
}

/**
 * Makes the options with which a browser asks for a passkey. In a session, pending or full, only the account's passkeys
 * are allowed. Without a session any passkey is. It is then the only factor, so the authenticator must verify the user.
 *
 * @throws Refusal
 */
export async function askForPasskey(
  { store, limits, baseUrl }: Pick<ProofParts, 'store' | 'limits' | 'baseUrl'>,
  session: AnySession | undefined,
  occasion: Occasion,
): Promise<PasskeyQuestion> {
  const { now } = occasion;
  const party = relyingPartyAt(baseUrl());
  if (!party) throw new Refusal('PASSKEYS_UNAVAILABLE');
  const { generateAuthenticationOptions } = await webAuthn();
  if (session) {
    const passkeys = await store.passkeys.of(session.userId);
    if (passkeys.length === 0) throw new Refusal('METHOD_NOT_ENABLED');
    const madeFor = { purpose: 'authentication', sessionId: session.id, browserHash: null } as const;
    const options = await generateAuthenticationOptions({
      rpID: party.id,
      challenge: challengeBytes(await newChallenge(store, madeFor, now)),
      timeout: CHALLENGE_MS,
      userVerification: 'preferred',
      allowCredentials: passkeys.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: transportsOf(transports),
      })),
    });
    return { options };
  }
  // Anyone can call this, and each challenge is a row.
  await assertNetworkAllowed(store, limits, occasion);
  const token = newToken();
  const madeFor = { purpose: 'authentication', sessionId: null, browserHash: hashToken(token) } as const;
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: challengeBytes(await newChallenge(store, madeFor, now)),
    timeout: CHALLENGE_MS,
    userVerification: 'required',
  });
  return { options, browser: { token, lastsMs: CHALLENGE_MS } };
}

/** Returns a challenge as bytes. The library encodes bytes as base64url; it would encode a text a second time. */
export function challengeBytes(challenge: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(challenge, 'base64url'));
}
