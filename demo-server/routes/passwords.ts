import { changePassword } from '../accounts/change-password.ts';
import { requestPasswordReset, resetPassword } from '../accounts/password-reset.ts';
import { routes } from '../contract/index.ts';
import type { Guard } from './guard.ts';
import { offeredIn } from './offered.ts';
import type { Parts } from './parts.ts';
import { userOf } from './user-of.ts';

/** The same, whoever has that address. */
const ASKED = 'If there is an account with this address, a link is on its way to it.';

/** Changing a password, and choosing a new one by mail. */
export function passwordRoutes(on: Guard, parts: Parts): void {
  on(routes.changePassword).reply(async ({ body, session, occasion, keep, distrust }) => {
    const { currentPassword, newPassword } = body;
    const asked = { currentPassword, newPassword, offered: offeredIn(body) };
    keep(await changePassword(parts, session, asked, occasion));
    distrust();
    return { token: null, user: await userOf(parts, session.userId) };
  });

  on(routes.requestPasswordReset).reply(async ({ body, occasion }) => {
    await requestPasswordReset(parts, body.email, occasion);
    return { status: true, message: ASKED };
  });

  on(routes.resetPassword).reply(async ({ body, occasion }) => {
    await resetPassword(parts, body, occasion);
    return { status: true };
  });
}
