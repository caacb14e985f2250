import { accountOf, signOut } from '../accounts/accounts.ts';
import { routes } from '../contract/index.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { beginEnrolment, cancelEnrolment, confirmEnrolment, viewEnrolment } from '../two-factor/enrolment.ts';
import { finishSignIn } from '../two-factor/second-step.ts';
import type { Guard } from './guard.ts';
import { instant, presentUser } from './present.ts';

/** Turning the second factor on, and signing in with it. */
export function twoFactorRoutes(on: Guard, parts: Parts): void {
  on(routes.enable).reply(async ({ body, session, occasion }) => {
    const { totpURI, expiresAt } = await beginEnrolment(parts, session, body, occasion);
    return { method: 'totp', totpURI, backupCodes: [], expiresAt: instant(expiresAt) };
  });

  on(routes.getEnrolment).reply(async ({ session, occasion }) => {
    const enrolment = await viewEnrolment(parts, session, occasion);
    return { enrolment: enrolment ? { expiresAt: instant(enrolment.expiresAt) } : null };
  });

  on(routes.cancelEnrolment).reply(async ({ session }) => {
    await cancelEnrolment(parts, session);
    return { success: true };
  });

  on(routes.verifyTotp).reply(async ({ body: { code }, session, occasion, keep }) => {
    const started =
      session.kind === 'pending'
        ? await finishSignIn(parts, session, code, occasion)
        : await confirmEnrolment(parts, session, code, occasion);
    const account = await accountOf(parts.store, session.userId);
    if (!account) throw new Refusal('UNAUTHORIZED');
    keep(started);
    return { token: null, user: presentUser(account) };
  });

  on(routes.getPending).reply(async ({ session }) => ({
    pending:
      session?.kind === 'pending'
        ? {
            methods: ['totp'],
            hasBackupCodes: false,
            expiresAt: instant(session.expiresAt),
            retryAfter: null,
            isCodeLocked: false,
          }
        : null,
  }));

  on(routes.cancelPending).reply(async ({ session, occasion, forget }) => {
    if (session?.kind === 'pending') {
      await signOut(parts, session, occasion);
      forget();
    }
    return { success: true };
  });
}
