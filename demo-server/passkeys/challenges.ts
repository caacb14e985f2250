import { MINUTE } from '../../shared/durations.ts';
import { MOST_PASSKEY_QUESTIONS } from '../contract/index.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import type { PasskeyChallengesTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** Lifetime of a challenge, in milliseconds. */
export const CHALLENGE_MS = 5 * MINUTE;

/** The purpose of a challenge, and the session or, before there is one, the browser it is valid for. */
export type ChallengeFor = Pick<PasskeyChallengesTable, 'purpose' | 'sessionId' | 'browserHash'>;

/**
 * Creates a challenge of 256 random bits. Only its hash is stored, which cannot be signed. A session keeps only its
 * newest few, so that the rows of a session have a limit. @returns the challenge in base64url
 */
export async function newChallenge(
  { passkeys }: Pick<Store, 'passkeys'>,
  madeFor: ChallengeFor,
  now: number,
): Promise<string> {
  const challenge = newToken();
  // Before this one is added: several may be of the same millisecond.
  if (madeFor.sessionId !== null)
    await passkeys.keepNewestChallenges(madeFor.sessionId, MOST_PASSKEY_QUESTIONS - 1);
  await passkeys.addChallenge({
    ...madeFor,
    challengeHash: hashToken(challenge),
    expiresAt: now + CHALLENGE_MS,
  });
  return challenge;
}

/**
 * Uses up the challenge that a browser says was signed. This comes before any other check, so that each answer is
 * checked only once, whatever the result. An answer from a frame of another site is refused: that site decides what the
 * user sees around it (WebAuthn §13.4.2).
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
  const data = readClientData(clientDataJSON);
  if (typeof data?.challenge !== 'string') return undefined;
  const { challenge } = data;
  const isOpen = await passkeys.spendChallenge(hashToken(challenge), madeFor, now);
  return isOpen && !isFramed(data) ? challenge : undefined;
}

/** What a browser signed, as far as it is looked at here (WebAuthn §5.8.1). Any of it may be anything. */
interface ClientData {
  challenge?: unknown;
  crossOrigin?: unknown;
  topOrigin?: unknown;
}

/** Returns whether the ceremony ran in a frame of another site. Browsers that say nothing of it allow no such frames. */
function isFramed({ crossOrigin = false, topOrigin }: ClientData): boolean {
  return crossOrigin !== false || topOrigin !== undefined;
}

function readClientData(clientDataJSON: string): ClientData | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    return typeof data === 'object' && data !== null ? data : undefined;
  } catch {
    return undefined;
  }
}
