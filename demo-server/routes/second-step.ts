import { signOut } from '../accounts/accounts.ts';
import { routes, SIGN_IN_ATTEMPTS } from '../contract/index.ts';
import { summariseBackupCodes } from '../factors/backup-codes.ts';
import { viewLock } from '../factors/code-tries.ts';
import { enabledMethodsOf } from '../factors/factors.ts';
import { finishSignIn } from '../proof/second-step.ts';
import { retryAfterOf } from '../throttle/throttle.ts';
import { confirmEnrolmentInSession } from '../two-factor/enrolment-in-session.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';
import type { ServerParts } from './server-parts.ts';
import { userOf } from './user-of.ts';

/** Signing in with the second factor, after the password. */
export function secondStepRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.getSecondStep).reply(async ({ session, occasion }) => {
    if (session?.kind !== 'pending') return { pending: null };
    const { store, limits } = parts;
    const methods = await enabledMethodsOf(store, session.userId);
    // Reset since this request began: the sign-in is over.
    if (methods.length === 0) return { pending: null };
    const { waitMs, isCodeLocked } = await viewLock(store, limits, session.userId, occasion.now);
    const { remaining } = await summariseBackupCodes(store, session.userId);
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

  mount(routes.cancelSecondStep).reply(async ({ session, occasion, clearSessionCookie }) => {
    if (session?.kind === 'pending') {
      await signOut(parts, session, occasion);
      clearSessionCookie();
    }
    return { success: true };
  });

  mount(routes.verifyTotp).reply(
    async ({ body: { code, trustDevice }, session, occasion, setSessionCookie, setDeviceCookie }) => {
      if (session.kind === 'pending') {
        const asked = { trust: trustDevice ?? false };
        const { started, device } = await finishSignIn(
          parts,
          session,
          { factor: 'totp', code },
          asked,
          occasion,
        );
        setSessionCookie(started);
        if (device) setDeviceCookie(device);
      } else {
        setSessionCookie(await confirmEnrolmentInSession(parts, session, code, occasion));
      }
      return { token: null, user: await userOf(parts, session.userId, true) };
    },
  );
}
