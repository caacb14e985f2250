import { routes } from '../contract/index.ts';
import { maskedRecipient } from '../factors/recipient.ts';
import type { AddedFactor } from '../two-factor/add-factor.ts';
import {
  beginRecipient,
  cancelRecipient,
  confirmRecipient,
  resendToRecipient,
} from '../two-factor/add-recipient.ts';
import { disableTwoFactor } from '../two-factor/change.ts';
import { ownMethods } from '../two-factor/own-methods.ts';
import { removeMethod } from '../two-factor/remove-method.ts';
import type { Guard } from './guard.ts';
import { offeredIn } from './offered.ts';
import type { Parts } from './parts.ts';
import { instant, instantOrNull, presentSentCode } from './present.ts';
import { userOf } from './user-of.ts';

/** The methods of an account. */
export function methodRoutes(on: Guard, parts: Parts): void {
  on(routes.listMethods).reply(async ({ session }) => {
    const { enabled, recipients, passkeys, authenticatorSince, offered, ...rest } = await ownMethods(
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

  on(routes.addMethod).reply(async ({ body, session, occasion }) =>
    presentSentCode(await beginRecipient(parts, session, body, occasion)),
  );

  on(routes.resendMethodCode).reply(async ({ body, session, occasion }) =>
    presentSentCode(await resendToRecipient(parts, session, body.method, occasion)),
  );

  on(routes.cancelMethod).reply(async ({ body, session }) => {
    await cancelRecipient(parts, session, body.method);
    return { status: true };
  });

  on(routes.confirmMethod).reply(async ({ body, session, occasion, keep, distrust }) => {
    const added = await confirmRecipient(parts, session, body, occasion);
    keep(added.started);
    distrust();
    return presentAdded(parts, added);
  });

  on(routes.removeMethod).reply(async ({ body, session, occasion, keep, distrust }) => {
    keep(await removeMethod(parts, session, { method: body.method }, body, occasion));
    distrust();
    return { status: true, user: await userOf(parts, session.userId) };
  });

  on(routes.disable).reply(async ({ body, session, occasion, keep, distrust }) => {
    const authority = { password: body.password, offered: offeredIn(body) };
    keep(await disableTwoFactor(parts, session, authority, occasion));
    distrust();
    return { status: true };
  });
}

/** A new method, and what came with it. */
export async function presentAdded(parts: Parts, { started, backupCodes }: AddedFactor) {
  return { user: await userOf(parts, started.session.userId), backupCodes };
}
