import { Router } from '@koa/router';
import { Refusal } from '../base/refusal.ts';
import { siteCookies } from '../middleware/cookies.ts';
import { readSession } from '../middleware/read-session.ts';
import type { State, Step } from '../middleware/state.ts';
import { accountRoutes } from './accounts.ts';
import { activityRoutes } from './activity.ts';
import { addressRoutes } from './addresses.ts';
import { backupCodeRoutes } from './backup-codes.ts';
import { demoControlRoutes } from './demo.ts';
import { enrolmentRoutes } from './enrolment.ts';
import { guard } from './guard.ts';
import { healthRoutes } from './health.ts';
import { mailQueueRoutes } from './mail-queue.ts';
import { methodRoutes } from './methods.ts';
import { outboxRoutes } from './outbox.ts';
import type { Parts } from './parts.ts';
import { passkeyRoutes } from './passkeys.ts';
import { passwordRoutes } from './passwords.ts';
import { peopleRoutes } from './people.ts';
import { policyRoutes } from './policy.ts';
import { recoveryRoutes } from './recovery.ts';
import { secondStepRoutes } from './second-step.ts';
import { sentCodeRoutes } from './sent-codes.ts';
import { sessionRoutes } from './sessions.ts';
import { stepUpRoutes } from './step-up.ts';
import { supportQueueRoutes, supportRoutes } from './support.ts';
import { trustedDeviceRoutes } from './trusted-devices.ts';

/** The whole API. */
export function apiRouter(parts: Parts): Router<State> {
  const router = new Router<State>();
  const cookies = siteCookies(parts.baseUrl);
  router.use(readSession(parts.store, cookies.session));
  const on = guard(router, cookies, parts);
  accountRoutes(on, parts);
  addressRoutes(on, parts);
  passwordRoutes(on, parts);
  secondStepRoutes(on, parts);
  enrolmentRoutes(on, parts);
  backupCodeRoutes(on, parts);
  sentCodeRoutes(on, parts);
  methodRoutes(on, parts);
  passkeyRoutes(on, parts);
  stepUpRoutes(on, parts);
  policyRoutes(on, parts);
  supportRoutes(on, parts);
  peopleRoutes(on, parts);
  supportQueueRoutes(on, parts);
  recoveryRoutes(on, parts);
  sessionRoutes(on, parts);
  trustedDeviceRoutes(on, parts);
  activityRoutes(on, parts);
  mailQueueRoutes(on, parts);
  outboxRoutes(on, parts);
  healthRoutes(on, parts);
  if (parts.demo) demoControlRoutes(on, parts, parts.demo);
  return router;
}

/** Answers what no route took: 405 where another method would do, 404 under /api and /demo, and the rest is for the pages. */
export function unmatched(router: Router<State>): Step {
  return async function refuseUnmatched(ctx, next) {
    const allowed = router.match(ctx.path, ctx.method).path.flatMap(({ methods }) => methods);
    if (allowed.length > 0) {
      ctx.set('Allow', [...new Set(allowed)].join(', '));
      throw new Refusal('METHOD_NOT_ALLOWED');
    }
    if (/^\/(api|demo)(\/|$)/.test(ctx.path)) throw new Refusal('NOT_FOUND');
    await next();
  };
}
