import { MINUTE } from '../../shared/durations.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import type { PasskeyChallengesTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** Lifetime of a challenge, in milliseconds. */
export const CHALLENGE_MS = 5 * MINUTE;

/** The purpose of a challenge, and the session or, before there is one, the browser it is valid for. */
export type ChallengeFor = Pick<PasskeyChallengesTable, 'purpose' | 'sessionId' | 'browserHash'>;

/**
 * Creates a challenge of 256 random bits. Only its hash is stored, which cannot be signed. @returns the challenge in
 * base64url
 */
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
 * Uses up the challenge that a browser says was signed. This comes before any other check, so that each answer is
 * checked only once, whatever the result.
 *
 * @param clientDataJSON what the browser signed (WebAuthn §5.8.1), in base64url
 * @returns the challenge; `undefined` if it is not open for this session or browser
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
