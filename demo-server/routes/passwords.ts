import { changePassword } from '../accounts/change-password.ts';
import { requestPasswordReset, resetPassword } from '../accounts/password-reset.ts';
import { routes } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import type { ServerParts } from './server-parts.ts';
import { userOf } from './user-of.ts';

/** The same, whoever has that address. */
const ASKED = 'If there is an account with this address, a link is on its way to it.';

/** Changing a password, and choosing a new one by mail. */
export function passwordRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.changePassword).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const { currentPassword, newPassword } = body;
      const asked = { currentPassword, newPassword, offered: offeredIn(body) };
      setSessionCookie(await changePassword(parts, session, asked, occasion));
      clearDeviceCookie();
      return { token: null, user: await userOf(parts, session.userId) };
    },
  );

  mount(routes.requestPasswordReset).reply(async ({ body, occasion }) => {
    await requestPasswordReset(parts, body.email, occasion);
    return { status: true, message: ASKED };
  });

  mount(routes.resetPassword).reply(async ({ body, occasion }) => {
    await resetPassword(parts, body, occasion);
    return { status: true };
  });
}
