import { seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import { stepUp } from '../proof/step-up.ts';
import { provenUntil } from '../sessions/sessions.ts';
import type { Guard } from './guard.ts';
import { offeredIn } from './offered.ts';
import type { Parts } from './parts.ts';
import { instant } from './present.ts';

/** Proving the second factor again, and a sample of what needs it. */
export function stepUpRoutes(on: Guard, parts: Parts): void {
  on(routes.getStepUp).reply(async ({ session, occasion }) => {
    const until = provenUntil(session, occasion.now);
    return { provenUntil: until === undefined ? null : instant(until) };
  });

  on(routes.stepUp).reply(async ({ body, session, occasion, keep }) => {
    const offered = offeredIn(body);
    if (!offered) throw new Refusal('VALIDATION_ERROR');
    const started = await stepUp(parts, session, offered, occasion);
    keep(started);
    return { provenUntil: instant(provenUntil(started.session, occasion.now) ?? occasion.now) };
  });

  on(routes.dangerousAction).reply(async ({ session: { id, userId }, occasion }) => {
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
