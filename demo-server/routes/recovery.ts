import { HOUR, MINUTE } from '../../shared/durations.ts';
import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { viewEnrolmentLink } from '../enrolment-rights/links.ts';
import { cancelOwnRecovery, cancelRecovery } from '../recovery/cancel.ts';
import { removeSecurityQuestions, setSecurityQuestions } from '../recovery/questions.ts';
import { redeemRecovery } from '../recovery/redeem.ts';
import { requestOwnRecovery, requestRecovery } from '../recovery/request.ts';
import { viewRecovery } from '../recovery/view.ts';
import { viewRecoveryWays } from '../recovery/ways.ts';
import type { MountRoute } from './guard.ts';
import { instant, instantOrNull } from './present.ts';

/** Routes for recovery by email. */
export function recoveryRoutes(mount: MountRoute, run: Run): void {
  mount(routes.requestRecovery).reply(async ({ body, occasion }) => {
    await run(requestRecovery, body.email, occasion);
    return { status: true };
  });

  mount(routes.getRecoveryWays).reply(async ({ session }) => {
    const { backupCodes, addresses, passwordCameByMail, dueAt } = await run(viewRecoveryWays, session.userId);
    return {
      hasBackupCodes: backupCodes > 0,
      addresses,
      passwordCameByMail,
      dueAt: instantOrNull(dueAt),
    };
  });

  mount(routes.requestOwnRecovery).reply(async ({ session, occasion }) => ({
    addresses: await run(requestOwnRecovery, session, occasion),
  }));

  mount(routes.viewRecovery).reply(async ({ body, occasion }) => {
    const { waitMs, expiresAt, dueAt, ...view } = await run(viewRecovery, body.token, occasion);
    return {
      ...view,
      expiresAt: instant(expiresAt),
      waitHours: Math.round(waitMs / HOUR),
      dueAt: instantOrNull(dueAt),
    };
  });

  mount(routes.redeemRecovery).reply(
    async ({ body: { answers = [], ...body }, occasion, setRightCookie }) => {
      const redeemed = await run(redeemRecovery, { ...body, answers }, occasion);
      if ('dueAt' in redeemed) return { dueAt: instant(redeemed.dueAt) };
      if (redeemed.right) setRightCookie(redeemed.right);
      return { dueAt: null };
    },
  );

  mount(routes.viewEnrolmentLink).reply(async ({ body, occasion }) => {
    const { email, expiresAt } = await run(viewEnrolmentLink, body.token, occasion);
    return { email, expiresAt: instant(expiresAt) };
  });

  mount(routes.cancelRecovery).reply(async ({ body, occasion }) => ({
    wasUsed: await run(cancelRecovery, body.token, occasion),
  }));

  mount(routes.cancelOwnRecovery).reply(async ({ session, occasion }) => {
    await run(cancelOwnRecovery, session, occasion);
    return { status: true };
  });

  mount(routes.getRecoverySettings).reply(async ({ session }) => {
    const { settings, dueAt, questions, setAt, backupCodes, addresses } = await run(
      viewRecoveryWays,
      session.userId,
    );
    return {
      backupCodes,
      addresses,
      linkMinutes: Math.round(settings.linkMs / MINUTE),
      waitHours: Math.round(settings.waitMs / HOUR),
      dueAt: instantOrNull(dueAt),
      securityQuestions: { offered: settings.securityQuestions, questions, setAt: instantOrNull(setAt) },
    };
  });

  mount(routes.setSecurityQuestions).reply(async ({ body, session, occasion }) => {
    await run(setSecurityQuestions, session, body, occasion);
    return { status: true };
  });

  mount(routes.removeSecurityQuestions).reply(async ({ body, session, occasion }) => {
    await run(removeSecurityQuestions, session, body.password, occasion);
    return { status: true };
  });
}
