import { routes } from '../contract/index.ts';
import type { Parts } from '../parts.ts';
import {
  askSupport,
  cancelOwnRequest,
  cancelRequestByLink,
  type SupportRequestRecord,
  viewOwnRequest,
} from '../people/support/ask.ts';
import type { Guard } from './guard.ts';
import { instant } from './present.ts';

/** Asking people for recovery, and taking it back. */
export function supportRoutes(on: Guard, parts: Parts): void {
  on(routes.getSupportRequest).reply(async ({ session, occasion }) => {
    const request = await viewOwnRequest(parts, session, occasion);
    return { request: request ? presentOwn(request) : null };
  });

  on(routes.requestSupport).reply(async ({ body, session, occasion }) => ({
    request: presentOwn(await askSupport(parts, session, body.reason, occasion)),
  }));

  on(routes.cancelSupportRequest).reply(async ({ session, occasion }) => {
    await cancelOwnRequest(parts, session, occasion);
    return { success: true };
  });

  on(routes.cancelSupportByLink).reply(async ({ body, occasion }) => {
    await cancelRequestByLink(parts, body.token, occasion);
    return { success: true };
  });
}

function presentOwn({ state, reason, openedAt, expiresAt }: SupportRequestRecord) {
  return { state, reason, openedAt: instant(openedAt), expiresAt: instant(expiresAt) };
}
