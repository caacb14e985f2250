import { routes } from '../contract/index.ts';
import { summariseBackupCodes } from '../factors/backup-codes.ts';
import { finishSignIn, spendBackupCodeOnly } from '../proof/second-step.ts';
import { stepUp } from '../proof/step-up.ts';
import { acknowledgeBackupCodes, regenerateBackupCodes } from '../two-factor/backup-codes.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import { instant } from './present.ts';
import type { ServerParts } from './server-parts.ts';
import { userOf } from './user-of.ts';

/** Backup codes: using one, and looking after them. */
export function backupCodeRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.verifyBackupCode).reply(
    async ({ body, session, occasion, setSessionCookie, setDeviceCookie }) => {
      const offered = { factor: 'backup-code', code: body.code } as const;
      if (body.disableSession) {
        await spendBackupCodeOnly(parts, session, offered, occasion);
      } else if (session.kind === 'full') {
        setSessionCookie(await stepUp(parts, session, offered, occasion));
      } else {
        const asked = { trust: body.trustDevice ?? false };
        const { started, device } = await finishSignIn(parts, session, offered, asked, occasion);
        setSessionCookie(started);
        if (device) setDeviceCookie(device);
      }
      return { token: null, user: await userOf(parts, session.userId) };
    },
  );

  mount(routes.getBackupCodes).reply(async ({ session }) => {
    const { madeAt, ...count } = await summariseBackupCodes(parts.store, session.userId);
    return { ...count, madeAt: madeAt === null ? null : instant(madeAt) };
  });

  mount(routes.acknowledgeBackupCodes).reply(async ({ session, occasion }) => {
    await acknowledgeBackupCodes(parts, session, occasion);
    return { success: true };
  });

  mount(routes.generateBackupCodes).reply(async ({ body, session, occasion, setSessionCookie }) => {
    const authority = { password: body.password, offered: offeredIn(body) };
    const { started, backupCodes, voided } = await regenerateBackupCodes(parts, session, authority, occasion);
    setSessionCookie(started);
    return { status: true, backupCodes, voided };
  });
}
