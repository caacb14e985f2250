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
import type { ServerParts } from './server-parts.ts';
import { userOf } from './user-of.ts';

/** The methods of an account. */
export function methodRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.listMethods).reply(async ({ session }) => {
    const { enabled, recipients, passkeys, authenticatorSince, offered, ...rest } = await listMethods(
      parts,
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
    presentSentCode(await beginRecipient(parts, session, body, occasion)),
  );

  mount(routes.resendMethodCode).reply(async ({ body, session, occasion }) =>
    presentSentCode(await resendToRecipient(parts, session, body.method, occasion)),
  );

  mount(routes.cancelMethod).reply(async ({ body, session }) => {
    await cancelRecipient(parts, session, body.method);
    return { status: true };
  });

  mount(routes.confirmMethod).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const added = await confirmRecipient(parts, session, body, occasion);
      setSessionCookie(added.started);
      clearDeviceCookie();
      return presentAddedMethod(parts, added);
    },
  );

  mount(routes.removeMethod).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      setSessionCookie(await removeMethod(parts, session, { method: body.method }, body, occasion));
      clearDeviceCookie();
      return { status: true, user: await userOf(parts, session.userId) };
    },
  );

  mount(routes.disableTwoFactor).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const authority = { password: body.password, offered: offeredIn(body) };
      setSessionCookie(await disableTwoFactor(parts, session, authority, occasion));
      clearDeviceCookie();
      return { status: true };
    },
  );
}

/** A new method, and what came with it. */
export async function presentAddedMethod(parts: ServerParts, { started, backupCodes }: AddedMethod) {
  return { user: await userOf(parts, started.session.userId), backupCodes };
}
