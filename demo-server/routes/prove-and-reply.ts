import type { Run } from '../actions/run.ts';
import type { User } from '../contract/index.ts';
import type { Offered } from '../factors/factor.ts';
import { finishSignIn } from '../proof/second-step.ts';
import { stepUp } from '../proof/step-up.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { Call } from './guard.ts';
import { userOf } from './user-of.ts';

/** What of a call a proof takes: any route's whose body is made by `secondFactorRoute` of the contract. */
interface ProofCall extends Pick<Call<never>, 'occasion' | 'setSessionCookie' | 'setDeviceCookie'> {
  session: AnySession;
  body: { trustDevice?: boolean | undefined };
}

/**
 * Proves the second factor with what was offered: finishes a sign-in that awaits it, or steps a full session up. Sets
 * the cookies that follow from it, and returns the reply.
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
  return { token: null, user: await userOf(run, session.userId, true) };
}
