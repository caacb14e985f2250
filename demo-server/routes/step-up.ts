import type { Run } from '../actions/run.ts';
import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import { recordDangerousAction, stepUp } from '../proof/step-up.ts';
import { provenUntil } from '../sessions/sessions.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import { instant } from './present.ts';

/** Routes for the step-up, and an example of an action that needs it. */
export function stepUpRoutes(mount: MountRoute, run: Run): void {
  mount(routes.getStepUp).reply(async ({ session, occasion }) => {
    const until = provenUntil(session, occasion.now);
    return { provenUntil: until === undefined ? null : instant(until) };
  });

  mount(routes.stepUp).reply(async ({ body, session, occasion, setSessionCookie }) => {
    const offered = offeredIn(body);
    if (!offered) throw new Refusal('VALIDATION_ERROR');
    const started = await run(stepUp, session, offered, occasion);
    setSessionCookie(started);
    return { provenUntil: instant(provenUntil(started.session, occasion.now) ?? occasion.now) };
  });

  mount(routes.dangerousAction).reply(async ({ session, occasion }) => {
    await run(recordDangerousAction, session, occasion);
    return { success: true, at: instant(occasion.now) };
  });
}
