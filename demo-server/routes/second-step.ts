import { signOut } from '../accounts/accounts.ts';
import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { viewAwaitedLink } from '../enrolment-rights/links.ts';
import { viewSecondStep } from '../proof/second-step.ts';
import { retryAfterOf } from '../throttle/throttle.ts';
import { confirmEnrolmentInSession } from '../two-factor/enrolment-in-session.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';
import { proveAndReply } from './prove-and-reply.ts';
import { userOf } from './user-of.ts';

/** Routes for the second step of a sign-in. */
export function secondStepRoutes(mount: MountRoute, run: Run): void {
  mount(routes.getSecondStep).reply(async ({ session, occasion }) => {
    if (session?.kind !== 'pending') return { pending: null, awaitsLink: null };
    const step = await run(viewSecondStep, session, occasion);
    if (!step) {
      const link = await run(viewAwaitedLink, session);
      return { pending: null, awaitsLink: link ? { ...link, expiresAt: instant(session.expiresAt) } : null };
    }
    const { waitMs, ...shown } = step;
    return {
      awaitsLink: null,
      pending: {
        ...shown,
        expiresAt: instant(session.expiresAt),
        retryAfter: waitMs === 0 ? null : retryAfterOf(waitMs),
      },
    };
  });

  mount(routes.cancelSecondStep).reply(async ({ session, occasion, clearSessionCookie }) => {
    if (session?.kind === 'pending') {
      await run(signOut, session, occasion);
      clearSessionCookie();
    }
    return { success: true };
  });

  mount(routes.verifyTotp).reply(async (call) => {
    const { body, session, occasion, setSessionCookie } = call;
    if (session.kind === 'pending') return proveAndReply(run, call, { factor: 'totp', code: body.code });
    setSessionCookie(await run(confirmEnrolmentInSession, session, body.code, occasion));
    return { token: null, user: await userOf(run, session.userId) };
  });
}
