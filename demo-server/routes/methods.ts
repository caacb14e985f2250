import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { maskedRecipient } from '../factors/recipient.ts';
import type { AddedMethod } from '../two-factor/add-method.ts';
import {
  beginRecipient,
  cancelRecipient,
  confirmRecipient,
  resendToRecipient,
} from '../two-factor/add-recipient.ts';
import { disableTwoFactor } from '../two-factor/disable.ts';
import { listMethods } from '../two-factor/list-methods.ts';
import { removeMethod } from '../two-factor/remove-method.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import { instant, instantOrNull, presentSentCode } from './present.ts';
import { userOf } from './user-of.ts';

/** Routes for the second-factor methods of an account. */
export function methodRoutes(mount: MountRoute, run: Run): void {
  mount(routes.listMethods).reply(async ({ session }) => {
    const { enabled, recipients, passkeys, authenticatorSince, offered, ...rest } = await run(
      listMethods,
      session,
    );
    return {
      ...rest,
      enabled,
      offered: [...offered],
      authenticatorSince: instantOrNull(authenticatorSince),
      recipients: recipients.map(({ method, recipient, createdAt, lastUsedAt }) => ({
        method,
        to: maskedRecipient(method, recipient),
        createdAt: instant(createdAt),
        lastUsedAt: instantOrNull(lastUsedAt),
      })),
      passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt, isSynced }) => ({
        id,
        name,
        createdAt: instant(createdAt),
        lastUsedAt: instantOrNull(lastUsedAt),
        synced: isSynced === 1,
      })),
    };
  });

  mount(routes.addMethod).reply(async ({ body, session, occasion }) =>
    presentSentCode(await run(beginRecipient, session, body, occasion)),
  );

  mount(routes.resendMethodCode).reply(async ({ body, session, occasion }) =>
    presentSentCode(await run(resendToRecipient, session, body.method, occasion)),
  );

  mount(routes.cancelMethod).reply(async ({ body, session }) => {
    await run(cancelRecipient, session, body.method);
    return { status: true };
  });

  mount(routes.confirmMethod).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const added = await run(confirmRecipient, session, body, occasion);
      setSessionCookie(added.started);
      clearDeviceCookie();
      return presentAddedMethod(run, added);
    },
  );

  mount(routes.removeMethod).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      setSessionCookie(await run(removeMethod, session, { method: body.method }, body, occasion));
      clearDeviceCookie();
      return { status: true, user: await userOf(run, session.userId) };
    },
  );

  mount(routes.disableTwoFactor).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const authority = { password: body.password, offered: offeredIn(body) };
      setSessionCookie(await run(disableTwoFactor, session, authority, occasion));
      clearDeviceCookie();
      return { status: true };
    },
  );
}

/** Returns the reply for an added method. */
export async function presentAddedMethod(run: Run, { started, backupCodes }: AddedMethod) {
  return { user: await userOf(run, started.session.userId), backupCodes };
}
