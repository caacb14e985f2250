import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { viewBackupCodes } from '../factors/backup-codes.ts';
import { spendBackupCodeOnly } from '../proof/second-step.ts';
import { acknowledgeBackupCodes, regenerateBackupCodes } from '../two-factor/backup-codes.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import { instant } from './present.ts';
import { proveAndReply } from './prove-and-reply.ts';
import { userOf } from './user-of.ts';

/** Routes for using, viewing and renewing backup codes. */
export function backupCodeRoutes(mount: MountRoute, run: Run): void {
  mount(routes.verifyBackupCode).reply(async (call) => {
    const { body, session, occasion } = call;
    const offered = { factor: 'backup-code', code: body.code } as const;
    if (!body.disableSession) return proveAndReply(run, call, offered);
    await run(spendBackupCodeOnly, session, offered, occasion);
    return { token: null, user: await userOf(run, session.userId) };
  });

  mount(routes.getBackupCodes).reply(async ({ session }) => {
    const { madeAt, ...count } = await run(viewBackupCodes, session.userId);
    return { ...count, madeAt: madeAt === null ? null : instant(madeAt) };
  });

  mount(routes.acknowledgeBackupCodes).reply(async ({ session, occasion }) => {
    await run(acknowledgeBackupCodes, session, occasion);
    return { success: true };
  });

  mount(routes.generateBackupCodes).reply(async ({ body, session, occasion, setSessionCookie }) => {
    const authority = { password: body.password, offered: offeredIn(body) };
    const { started, backupCodes, voided } = await run(regenerateBackupCodes, session, authority, occasion);
    setSessionCookie(started);
    return { status: true, backupCodes, voided };
  });
}
