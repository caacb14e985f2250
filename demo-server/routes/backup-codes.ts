import { routes } from '../contract/index.ts';
import { getRemainingCodeCount } from '../factors/backup-codes.ts';
import { finishSignIn, spendOnly } from '../proof/second-step.ts';
import { stepUp } from '../proof/step-up.ts';
import { acknowledgeBackupCodes, regenerateBackupCodes } from '../two-factor/change.ts';
import type { Guard } from './guard.ts';
import { offeredIn } from './offered.ts';
import type { Parts } from './parts.ts';
import { instant } from './present.ts';
import { userOf } from './user-of.ts';

/** Backup codes: using one, and looking after them. */
export function backupCodeRoutes(on: Guard, parts: Parts): void {
  on(routes.verifyBackupCode).reply(async ({ body, session, occasion, keep, trust }) => {
    const offered = { factor: 'backup-code', code: body.code } as const;
    if (body.disableSession) {
      await spendOnly(parts, session, offered, occasion);
    } else if (session.kind === 'full') {
      keep(await stepUp(parts, session, offered, occasion));
    } else {
      const asked = { trust: body.trustDevice ?? false };
      const { started, device } = await finishSignIn(parts, session, offered, asked, occasion);
      keep(started);
      if (device) trust(device);
    }
    return { token: null, user: await userOf(parts, session.userId) };
  });

  on(routes.getRemainingCodeCount).reply(async ({ session }) => {
    const { madeAt, ...count } = await getRemainingCodeCount(parts.store, session.userId);
    return { ...count, madeAt: madeAt === null ? null : instant(madeAt) };
  });

  on(routes.acknowledgeBackupCodes).reply(async ({ session, occasion }) => {
    await acknowledgeBackupCodes(parts, session, occasion);
    return { success: true };
  });

  on(routes.generateBackupCodes).reply(async ({ body, session, occasion, keep }) => {
    const authority = { password: body.password, offered: offeredIn(body) };
    const { started, backupCodes, voided } = await regenerateBackupCodes(parts, session, authority, occasion);
    keep(started);
    return { status: true, backupCodes, voided };
  });
}
