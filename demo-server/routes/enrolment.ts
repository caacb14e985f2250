import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { beginEnrolment, cancelEnrolment, viewEnrolment } from '../two-factor/enrolment.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';

/** Routes for creating an authenticator's key. Its first code, which confirms it, goes to second-step.ts. */
export function enrolmentRoutes(mount: MountRoute, run: Run): void {
  mount(routes.beginEnrolment).reply(async ({ body, session, occasion }) => {
    const { expiresAt, ...shown } = await run(beginEnrolment, session, body, occasion);
    return { method: 'totp', ...shown, expiresAt: instant(expiresAt) };
  });

  mount(routes.getEnrolment).reply(async ({ session, occasion }) => {
    const enrolment = await run(viewEnrolment, session, occasion);
    return { enrolment: enrolment ? { expiresAt: instant(enrolment.expiresAt) } : null };
  });

  mount(routes.cancelEnrolment).reply(async ({ session }) => {
    await run(cancelEnrolment, session);
    return { success: true };
  });
}
