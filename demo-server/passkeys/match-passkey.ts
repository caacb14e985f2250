import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Occasion } from '../base/occasion.ts';
import type { Matched } from '../factors/factor.ts';
import type { ProofParts } from '../factors/parts.ts';
import type { AnySession } from '../sessions/sessions.ts';
import { checkAssertion } from './check-assertion.ts';

/**
 * Checks a passkey's answer in a session. User verification is not needed: the password was the first factor, and the
 * passkey is the second.
 */
export async function matchPasskey(
  parts: ProofParts,
  { id: sessionId, userId }: AnySession,
  response: AuthenticationResponseJSON,
  { now }: Occasion,
): Promise<Matched> {
  const madeFor = { purpose: 'authentication', sessionId, browserHash: null } as const;
  const checked = await checkAssertion(parts, response, { madeFor, userVerification: false }, now);
  if ('reason' in checked) return { reason: checked.reason };
  return checked.passkey.userId === userId ? { spend: checked.use } : { reason: 'wrong-passkey' };
}
