import { Router } from '@koa/router';
import { Refusal } from '../base/refusal.ts';
import { siteCookies } from '../middleware/cookies.ts';
import { readSession } from '../middleware/read-session.ts';
import type { AppMiddleware, RequestState } from '../middleware/state.ts';
import { accountDataRoutes } from './account-data.ts';
import { accountRoutes } from './accounts.ts';
import { activityRoutes } from './activity.ts';
import { addressRoutes } from './addresses.ts';
import { backupCodeRoutes } from './backup-codes.ts';
import { classRoutes } from './classes.ts';
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
import type { RouteParts } from './route-parts.ts';
import { secondStepRoutes } from './second-step.ts';
import { sentCodeRoutes } from './sent-codes.ts';
import { sessionRoutes } from './sessions.ts';
import { stepUpRoutes } from './step-up.ts';
import { supportQueueRoutes, supportRoutes } from './support.ts';
import { trustedDeviceRoutes } from './trusted-devices.ts';

/** Returns the router of the API. */
export function apiRouter(parts: RouteParts): Router<RequestState> {
  const router = new Router<RequestState>();
  const { run } = parts;
  const cookies = siteCookies(parts.baseUrl);
  router.use(readSession(run, cookies.session));
  const mount = routeMounter(router, cookies, run);
  accountRoutes(mount, run);
  accountDataRoutes(mount, run);
  addressRoutes(mount, run);
  passwordRoutes(mount, run);
  secondStepRoutes(mount, run);
  enrolmentRoutes(mount, run);
  backupCodeRoutes(mount, run);
  sentCodeRoutes(mount, run);
  methodRoutes(mount, run);
  passkeyRoutes(mount, run);
  stepUpRoutes(mount, run);
  policyRoutes(mount, run);
  supportRoutes(mount, run);
  peopleRoutes(mount, run);
  supportQueueRoutes(mount, run);
  recoveryRoutes(mount, run);
  sessionRoutes(mount, run);
  trustedDeviceRoutes(mount, run);
  activityRoutes(mount, run);
  classRoutes(mount, run);
  mailQueueRoutes(mount, run);
  outboxRoutes(mount, run);
  healthRoutes(mount, parts);
  if (parts.demo) demoControlRoutes(mount, run, parts.demo);
  return router;
}

/**
 * Refuses requests without a route: 405 if another method would work, 404 under /api, /demo and
 * /metrics. All others go to the pages.
 */
export function refuseUnmatched(router: Router<RequestState>): AppMiddleware {
  return async function refuse(ctx, next) {
    const allowed = router.match(ctx.path, ctx.method).path.flatMap(({ methods }) => methods);
    if (allowed.length > 0) {
      ctx.set('Allow', [...new Set(allowed)].join(', '));
      throw new Refusal('METHOD_NOT_ALLOWED');
    }
    if (/^\/(api|demo|metrics)(\/|$)/.test(ctx.path)) throw new Refusal('NOT_FOUND');
    await next();
  };
}
