import type { Run } from '../actions/run.ts';
import type { User } from '../contract/index.ts';
import type { Offered } from '../factors/factor.ts';
import { finishSignIn } from '../proof/second-step.ts';
import { stepUp } from '../proof/step-up.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { Call } from './guard.ts';
import { userOf } from './user-of.ts';

/** The parts of a call that a proof needs. The contract's `secondFactorRoute` makes such bodies. */
interface ProofCall extends Pick<Call<never>, 'occasion' | 'setSessionCookie' | 'setDeviceCookie'> {
  session: AnySession;
  body: { trustDevice?: boolean | undefined };
}

/**
 * Confirms the second factor with a proof: finishes a pending sign-in, or steps up a full session. Sets the cookies and
 * returns the reply.
 *
 * @throws Refusal
 */
export async function proveAndReply(
  run: Run,
  { session, body, occasion, setSessionCookie, setDeviceCookie }: ProofCall,
  offered: Offered,
): Promise<{ token: null; user: User }> {
  if (session.kind === 'full') {
    setSessionCookie(await run(stepUp, session, offered, occasion));
  } else {
    const asked = { trust: body.trustDevice ?? false };
    const { started, device } = await run(finishSignIn, session, offered, asked, occasion);
    setSessionCookie(started);
    if (device) setDeviceCookie(device);
  }
  return { token: null, user: await userOf(run, session.userId) };
}
