import { changePassword } from '../accounts/change-password.ts';
import { requestPasswordReset, resetPassword } from '../accounts/password-reset.ts';
import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import { userOf } from './user-of.ts';

/** The same text with and without an account. */
const ASKED = 'If there is an account with this address, a link is on its way to it.';

/** Routes for changing a password and resetting it by mail. */
export function passwordRoutes(mount: MountRoute, run: Run): void {
  mount(routes.changePassword).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const { currentPassword, newPassword } = body;
      const asked = { currentPassword, newPassword, offered: offeredIn(body) };
      setSessionCookie(await run(changePassword, session, asked, occasion));
      clearDeviceCookie();
      return { token: null, user: await userOf(run, session.userId) };
    },
  );

  mount(routes.requestPasswordReset).reply(async ({ body, occasion }) => {
    await run(requestPasswordReset, body.email, occasion);
    return { status: true, message: ASKED };
  });

  mount(routes.resetPassword).reply(async ({ body, rightToken, occasion, setRightCookie }) => {
    const right = await run(resetPassword, { ...body, rightToken }, occasion);
    if (right) setRightCookie(right);
    return { status: true };
  });
}
