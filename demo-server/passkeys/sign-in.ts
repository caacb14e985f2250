import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityReason, RefusalCode } from '../contract/index.ts';
import { METHOD_REASON } from '../factors/method-reason.ts';
import type { ProofParts } from '../factors/parts.ts';
import { type StartedSession, startSession } from '../sessions/sessions.ts';
import { isSuspended } from '../sessions/suspended.ts';
import { hashToken } from '../sessions/token.ts';
import { assertNetworkAllowed, refundToNetwork } from '../throttle/network.ts';
import { checkAssertion } from './check-assertion.ts';

/**
 * Signs in with a passkey alone. It counts as both factors (NIST SP 800-63B §3.1.7), because its authenticator has
 * verified the user. So the session is full, and its second factor is confirmed.
 *
 * @param browser the token of the browser that asked
 * @throws Refusal the same one for every invalid answer; only the audit log has the reason. That an account is suspended
 * is said only after a valid answer
 */
export async function signInWithPasskey(
  parts: ProofParts,
  { response, browser }: { response: AuthenticationResponseJSON; browser: string },
  occasion: Occasion,
): Promise<StartedSession> {
  const { store, limits } = parts;
  const { now } = occasion;
  await assertNetworkAllowed(store, limits, occasion);
  const madeFor = {
    purpose: 'authentication',
    sessionId: null,
    browserHash: hashToken(browser),
  } as const;
  const checked = await checkAssertion(parts, response, { madeFor, userVerification: true }, now);
  const audit = { ...seenAt(occasion), userId: checked.passkey?.userId ?? null, kind: 'sign-in' } as const;
  const fail = async (reason: ActivityReason, code: RefusalCode = 'INVALID_PASSKEY'): Promise<never> => {
    await store.audit.record({ ...audit, outcome: 'failure', reason });
    throw new Refusal(code);
  };
  if ('reason' in checked) return fail(checked.reason);
  const user = await store.users.byId(checked.passkey.userId);
  if (!user) return fail('wrong-passkey');
  if (isSuspended(user)) return fail('suspended', 'ACCOUNT_SUSPENDED');
  const started = await store.together(async (write) => {
    // Refund both attempts of this sign-in: the challenge (ask.ts) and its answer.
    await refundToNetwork(write, limits, occasion);
    await refundToNetwork(write, limits, occasion);
    if (!(await checked.use(write))) return undefined;
    const owner = { userId: user.id, epoch: user.credentialEpoch, provenAt: now };
    if (!(await write.methods.recordProof(owner, 'passkey', now))) return undefined;
    const begun = await startSession(write, 'full', owner, occasion);
    await write.audit.record({
      ...audit,
      outcome: 'success',
      reason: METHOD_REASON.passkey,
      sessionId: begun.session.id,
    });
    return begun;
  });
  return started ?? fail('passkey-copied');
}
