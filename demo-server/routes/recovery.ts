import { routes } from '../contract/index.ts';
import { passwordCameByMail } from '../passwords/password-by-mail.ts';
import { cancelOwnRecovery, cancelRecovery } from '../recovery/cancel.ts';
import { removeSecurityQuestions, setSecurityQuestions } from '../recovery/questions.ts';
import { redeemRecovery } from '../recovery/redeem.ts';
import { requestOwnRecovery, requestRecovery } from '../recovery/request.ts';
import { viewRecovery } from '../recovery/view.ts';
import { viewRecoveryWays } from '../recovery/ways.ts';
import type { MountRoute } from './guard.ts';
import { instant, instantOrNull } from './present.ts';
import type { ServerParts } from './server-parts.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** Getting back into an account whose authenticator is lost, by mail. */
export function recoveryRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.requestRecovery).reply(async ({ body, occasion }) => {
    await requestRecovery(parts, body.email, occasion);
    return { status: true };
  });

  mount(routes.getRecoveryWays).reply(async ({ session }) => {
    const { userId } = session;
    const { backupCodes, addresses, dueAt } = await viewRecoveryWays(parts, userId);
    return {
      hasBackupCodes: backupCodes > 0,
      addresses,
      passwordCameByMail: await passwordCameByMail(parts.store, userId),
      dueAt: instantOrNull(dueAt),
    };
  });

  mount(routes.requestOwnRecovery).reply(async ({ session, occasion }) => ({
    addresses: await requestOwnRecovery(parts, session, occasion),
  }));

  mount(routes.viewRecovery).reply(async ({ body, occasion }) => {
    const { waitMs, expiresAt, dueAt, ...view } = await viewRecovery(parts, body.token, occasion);
    return {
      ...view,
      expiresAt: instant(expiresAt),
      waitHours: Math.round(waitMs / HOUR),
      dueAt: instantOrNull(dueAt),
    };
  });

  mount(routes.redeemRecovery).reply(async ({ body: { answers = [], ...body }, occasion }) => ({
    dueAt: instantOrNull(await redeemRecovery(parts, { ...body, answers }, occasion)),
  }));

  mount(routes.cancelRecovery).reply(async ({ body, occasion }) => ({
    wasUsed: await cancelRecovery(parts, body.token, occasion),
  }));

  mount(routes.cancelOwnRecovery).reply(async ({ session, occasion }) => {
    await cancelOwnRecovery(parts, session, occasion);
    return { status: true };
  });

  mount(routes.getRecoverySettings).reply(async ({ session }) => {
    const { linkMs, waitMs, securityQuestions: offered } = parts.recovery;
    const { dueAt, questions, setAt, ...counts } = await viewRecoveryWays(parts, session.userId);
    return {
      ...counts,
      linkMinutes: Math.round(linkMs / MINUTE),
      waitHours: Math.round(waitMs / HOUR),
      dueAt: instantOrNull(dueAt),
      securityQuestions: { offered, questions, setAt: instantOrNull(setAt) },
    };
  });

  mount(routes.setSecurityQuestions).reply(async ({ body, session, occasion }) => {
    await setSecurityQuestions(parts, session, body, occasion);
    return { status: true };
  });

  mount(routes.removeSecurityQuestions).reply(async ({ body, session, occasion }) => {
    await removeSecurityQuestions(parts, session, body.password, occasion);
    return { status: true };
  });
}
