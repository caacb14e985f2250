import { MINUTE } from '../../shared/durations.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import type { PasskeyChallengesTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** How long a challenge awaits its signature, in milliseconds. */
export const CHALLENGE_MS = 5 * MINUTE;

/** What a challenge is made for, and whom it counts for: one session or, before there is one, one browser. */
export type ChallengeFor = Pick<PasskeyChallengesTable, 'purpose' | 'sessionId' | 'browserHash'>;

/** Makes a challenge of 256 random bits; what is stored of it cannot be signed. @returns it in base64url */
export async function newChallenge(
  { passkeys }: Pick<Store, 'passkeys'>,
  madeFor: ChallengeFor,
  now: number,
): Promise<string> {
  const challenge = newToken();
  await passkeys.addChallenge({
    ...madeFor,
    challengeHash: hashToken(challenge),
    expiresAt: now + CHALLENGE_MS,
  });
  return challenge;
}

/**
 * Spends the challenge that a browser says it has had signed: before anything else is looked at, so that an answer is
 * looked at once, whatever comes of it.
 *
 * @param clientDataJSON what the browser signed (WebAuthn §5.8.1), in base64url
 * @returns the challenge; `undefined` when it is none that is open here
 */
export async function spendChallenge(
  { passkeys }: Pick<Store, 'passkeys'>,
  clientDataJSON: string,
  madeFor: ChallengeFor,
  now: number,
): Promise<string | undefined> {
  const challenge = challengeIn(clientDataJSON);
  if (challenge === undefined) return undefined;
  return (await passkeys.spendChallenge(hashToken(challenge), madeFor, now)) ? challenge : undefined;
}

function challengeIn(clientDataJSON: string): string | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    if (typeof data !== 'object' || data === null || !('challenge' in data)) return undefined;
    return typeof data.challenge === 'string' ? data.challenge : undefined;
  } catch {
    return undefined;
  }
}
