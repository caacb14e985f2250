import { signOut } from '../accounts/accounts.ts';
import { routes, SIGN_IN_ATTEMPTS } from '../contract/index.ts';
import { getRemainingCodeCount } from '../factors/backup-codes.ts';
import { viewLock } from '../factors/code-tries.ts';
import { factorsOf } from '../factors/factors.ts';
import { finishSignIn } from '../proof/second-step.ts';
import { retryAfterOf } from '../throttle/throttle.ts';
import { disableTwoFactor } from '../two-factor/change.ts';
import { beginEnrolment, cancelEnrolment, viewEnrolment } from '../two-factor/enrolment.ts';
import { verifyInSession } from '../two-factor/verify-in-session.ts';
import type { Guard } from './guard.ts';
import { offeredIn } from './offered.ts';
import type { Parts } from './parts.ts';
import { instant } from './present.ts';
import { userOf } from './user-of.ts';

/** Turning the second factor on and off, and signing in with it. */
export function twoFactorRoutes(on: Guard, parts: Parts): void {
  on(routes.enable).reply(async ({ body, session, occasion }) => {
    const { expiresAt, ...shown } = await beginEnrolment(parts, session, body, occasion);
    return { method: 'totp', ...shown, expiresAt: instant(expiresAt) };
  });

  on(routes.getEnrolment).reply(async ({ session, occasion }) => {
    const enrolment = await viewEnrolment(parts, session, occasion);
    return { enrolment: enrolment ? { expiresAt: instant(enrolment.expiresAt) } : null };
  });

  on(routes.cancelEnrolment).reply(async ({ session }) => {
    await cancelEnrolment(parts, session);
    return { success: true };
  });

  on(routes.verifyTotp).reply(async ({ body: { code, trustDevice }, session, occasion, keep, trust }) => {
    if (session.kind === 'pending') {
      const asked = { trust: trustDevice ?? false };
      const { started, device } = await finishSignIn(
        parts,
        session,
        { factor: 'totp', code },
        asked,
        occasion,
      );
      keep(started);
      if (device) trust(device);
    } else {
      keep(await verifyInSession(parts, session, code, occasion));
    }
    return { token: null, user: await userOf(parts, session.userId, true) };
  });

  on(routes.disable).reply(async ({ body, session, occasion, keep, distrust }) => {
    const authority = { password: body.password, offered: offeredIn(body) };
    keep(await disableTwoFactor(parts, session, authority, occasion));
    distrust();
    return { status: true };
  });

  on(routes.getPending).reply(async ({ session, occasion }) => {
    if (session?.kind !== 'pending') return { pending: null };
    const { store, limits } = parts;
    const methods = await factorsOf(store, session.userId);
    // Reset since this request began: the sign-in is over.
    if (methods.length === 0) return { pending: null };
    const { waitMs, isCodeLocked } = await viewLock(store, limits, session.userId, occasion.now);
    const { remaining } = await getRemainingCodeCount(store, session.userId);
    return {
      pending: {
        methods,
        lastUsed: await store.methods.lastUsed(session.userId),
        hasBackupCodes: remaining > 0,
        expiresAt: instant(session.expiresAt),
        attemptsLeft: SIGN_IN_ATTEMPTS - session.attempts,
        retryAfter: waitMs === 0 ? null : retryAfterOf(waitMs),
        isCodeLocked,
      },
    };
  });

  on(routes.cancelPending).reply(async ({ session, occasion, forget }) => {
    if (session?.kind === 'pending') {
      await signOut(parts, session, occasion);
      forget();
    }
    return { success: true };
  });
}
