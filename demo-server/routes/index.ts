import { Router } from '@koa/router';
import { Refusal } from '../base/refusal.ts';
import { siteCookies } from '../middleware/cookies.ts';
import { readSession } from '../middleware/read-session.ts';
import type { AppMiddleware, RequestState } from '../middleware/state.ts';
import { accountRoutes } from './accounts.ts';
import { activityRoutes } from './activity.ts';
import { addressRoutes } from './addresses.ts';
import { backupCodeRoutes } from './backup-codes.ts';
import { demoControlRoutes } from './demo.ts';
import { enrolmentRoutes } from './enrolment.ts';
import { routeMounter } from './guard.ts';
import { healthRoutes } from './health.ts';
import { mailQueueRoutes } from './mail-queue.ts';
import { methodRoutes } from './methods.ts';
import { outboxRoutes } from './outbox.ts';
import { passkeyRoutes } from './passkeys.ts';
import { passwordRoutes } from './passwords.ts';
import { peopleRoutes } from './people.ts';
import { policyRoutes } from './policy.ts';
import { recoveryRoutes } from './recovery.ts';
import { secondStepRoutes } from './second-step.ts';
import { sentCodeRoutes } from './sent-codes.ts';
import type { ServerParts } from './server-parts.ts';
import { sessionRoutes } from './sessions.ts';
import { stepUpRoutes } from './step-up.ts';
import { supportQueueRoutes, supportRoutes } from './support.ts';
import { trustedDeviceRoutes } from './trusted-devices.ts';

/** The whole API. */
export function apiRouter(parts: ServerParts): Router<RequestState> {
  const router = new Router<RequestState>();
  const cookies = siteCookies(parts.baseUrl);
  router.use(readSession(parts.store, cookies.session));
  const mount = routeMounter(router, cookies, parts);
  accountRoutes(mount, parts);
  addressRoutes(mount, parts);
  passwordRoutes(mount, parts);
  secondStepRoutes(mount, parts);
  enrolmentRoutes(mount, parts);
  backupCodeRoutes(mount, parts);
  sentCodeRoutes(mount, parts);
  methodRoutes(mount, parts);
  passkeyRoutes(mount, parts);
  stepUpRoutes(mount, parts);
  policyRoutes(mount, parts);
  supportRoutes(mount, parts);
  peopleRoutes(mount, parts);
  supportQueueRoutes(mount, parts);
  recoveryRoutes(mount, parts);
  sessionRoutes(mount, parts);
  trustedDeviceRoutes(mount, parts);
  activityRoutes(mount, parts);
  mailQueueRoutes(mount, parts);
  outboxRoutes(mount, parts);
  healthRoutes(mount, parts);
  if (parts.demo) demoControlRoutes(mount, parts, parts.demo);
  return router;
}

/** Answers what no route took: 405 where another method would do, 404 under /api and /demo, and the rest is for the pages. */
export function refuseUnmatched(router: Router<RequestState>): AppMiddleware {
  return async function refuse(ctx, next) {
    const allowed = router.match(ctx.path, ctx.method).path.flatMap(({ methods }) => methods);
    if (allowed.length > 0) {
      ctx.set('Allow', [...new Set(allowed)].join(', '));
      throw new Refusal('METHOD_NOT_ALLOWED');
    }
    if (/^\/(api|demo)(\/|$)/.test(ctx.path)) throw new Refusal('NOT_FOUND');
    await next();
  };
}
