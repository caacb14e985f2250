import { seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import { stepUp } from '../proof/step-up.ts';
import { provenUntil } from '../sessions/sessions.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import { instant } from './present.ts';
import type { ServerParts } from './server-parts.ts';

/** Proving the second factor again, and a sample of what needs it. */
export function stepUpRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.getStepUp).reply(async ({ session, occasion }) => {
    const until = provenUntil(session, occasion.now);
    return { provenUntil: until === undefined ? null : instant(until) };
  });

  mount(routes.stepUp).reply(async ({ body, session, occasion, setSessionCookie }) => {
    const offered = offeredIn(body);
    if (!offered) throw new Refusal('VALIDATION_ERROR');
    const started = await stepUp(parts, session, offered, occasion);
    setSessionCookie(started);
    return { provenUntil: instant(provenUntil(started.session, occasion.now) ?? occasion.now) };
  });

  mount(routes.dangerousAction).reply(async ({ session: { id, userId }, occasion }) => {
    await parts.store.audit.record({
      ...seenAt(occasion),
      userId,
      kind: 'dangerous-action',
      outcome: 'success',
      sessionId: id,
    });
    return { success: true, at: instant(occasion.now) };
  });
}
