import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Occasion } from '../base/occasion.ts';
import type { Matched } from '../factors/factor.ts';
import type { ProofParts } from '../factors/parts.ts';
import type { AnySession } from '../sessions/sessions.ts';
import { checkAssertion } from './check-assertion.ts';

/** Looks at a passkey's answer in a session: the password was right before, so having the passkey is the other factor. */
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
