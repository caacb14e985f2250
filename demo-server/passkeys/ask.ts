import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ProofParts } from '../factors/parts.ts';
import type { AnySession } from '../sessions/sessions.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import { assertNetworkAllowed } from '../throttle/network.ts';
import { CHALLENGE_MS, newChallenge } from './challenges.ts';
import { transportsOf } from './check-assertion.ts';
import { relyingPartyAt } from './relying-party.ts';

/** A question that a passkey answers. */
export interface PasskeyQuestion {
  options: PublicKeyCredentialRequestOptionsJSON;
  /** Without a session: the token that ties the answer to the browser that asked. */
  browser?: { token: string; lastsMs: number };
}

/**
 * Asks for a passkey. In a session, pending or full, it is the account's; without one it is any that the browser
 * offers, and the authenticator makes sure who holds it, because that is then all there is.
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
  // Anybody can ask, and each question is a row.
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

/** The library writes bytes in base64url itself; a text it would encode once more. */
export function challengeBytes(challenge: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(challenge, 'base64url'));
}
