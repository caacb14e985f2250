import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import { maskedRecipient } from '../factors/recipient.ts';
import { type SentCode, sendProofCode } from '../factors/sent-codes.ts';
import { finishSignIn } from '../proof/second-step.ts';
import { stepUp } from '../proof/step-up.ts';
import { retryAfterOf } from '../throttle/throttle.ts';
import type { AddedFactor } from '../two-factor/add-factor.ts';
import {
  beginRecipient,
  cancelRecipient,
  confirmRecipient,
  resendToRecipient,
} from '../two-factor/add-recipient.ts';
import { ownMethods } from '../two-factor/own-methods.ts';
import { removeMethod } from '../two-factor/remove-method.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { instant } from './present.ts';
import { userOf } from './user-of.ts';

/** Codes that are sent, and the methods of an account. */
export function methodRoutes(on: Guard, parts: Parts): void {
  on(routes.sendOtp).reply(async ({ body, session, occasion }) =>
    presentSent(await sendProofCode(parts, session, body.method, occasion)),
  );

  on(routes.verifyOtp).reply(async ({ body, session, occasion, keep, trust }) => {
    const sent = body.method
      ? undefined
      : (await parts.store.sentCodes.latestIn(session.id, 'proof'))?.method;
    const method = body.method ?? sent;
    // Nothing was sent in this session, so nothing can be right.
    if (!method) throw new Refusal('INVALID_SENT_CODE');
    const offered = { factor: method, code: body.code } as const;
    if (session.kind === 'full') {
      keep(await stepUp(parts, session, offered, occasion));
    } else {
      const asked = { trust: body.trustDevice ?? false };
      const { started, device } = await finishSignIn(parts, session, offered, asked, occasion);
      keep(started);
      if (device) trust(device);
    }
    return { token: null, user: await userOf(parts, session.userId) };
  });

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
    presentSent(await beginRecipient(parts, session, body, occasion)),
  );

  on(routes.resendMethodCode).reply(async ({ body, session, occasion }) =>
    presentSent(await resendToRecipient(parts, session, body.method, occasion)),
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
}

/** A new method, and what came with it. */
export async function presentAdded(parts: Parts, { started, backupCodes }: AddedFactor) {
  return { user: await userOf(parts, started.session.userId), backupCodes };
}

function presentSent({ method, to, expiresAt, resendWaitMs }: SentCode) {
  return {
    status: true as const,
    method,
    to,
    expiresAt: instant(expiresAt),
    resendAfter: resendWaitMs === 0 ? 0 : retryAfterOf(resendWaitMs),
  };
}

function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : instant(ms);
}
