import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { approveSupportRequest, refuseSupportRequest } from '../support/decide.ts';
import {
  listSupportRequests,
  type SupportRequestRow,
  type ViewedRequest,
  viewSupportRequest,
} from '../support/queue.ts';
import {
  cancelSupportByLink,
  cancelSupportRequest,
  getSupportRequest,
  requestSupport,
  type SupportRequestRecord,
} from '../support/request.ts';
import type { MountRoute } from './guard.ts';
import { instant, instantOrNull, presentAuditEvent, presentPersonName, presentSeenFrom } from './present.ts';

/** Routes for requesting recovery by support, and cancelling the request. */
export function supportRoutes(mount: MountRoute, run: Run): void {
  mount(routes.getSupportRequest).reply(async ({ session, occasion }) => {
    const request = await run(getSupportRequest, session, occasion);
    return { request: request ? presentOwn(request) : null };
  });

  mount(routes.requestSupport).reply(async ({ body, session, occasion }) => ({
    request: presentOwn(await run(requestSupport, session, body.reason, occasion)),
  }));

  mount(routes.cancelSupportRequest).reply(async ({ session, occasion }) => {
    await run(cancelSupportRequest, session, occasion);
    return { success: true };
  });

  mount(routes.cancelSupportByLink).reply(async ({ body, occasion }) => {
    await run(cancelSupportByLink, body.token, occasion);
    return { success: true };
  });
}

function presentOwn({ state, reason, openedAt, expiresAt }: SupportRequestRecord) {
  return { state, reason, openedAt: instant(openedAt), expiresAt: instant(expiresAt) };
}

/** Routes for the support queue. */
export function supportQueueRoutes(mount: MountRoute, run: Run): void {
  mount(routes.listSupportRequests).reply(async ({ query, occasion }) => {
    const asked = { closed: query.closed === 'yes', before: query.before };
    const { requests, next } = await run(listSupportRequests, asked, occasion);
    return { requests: requests.map(presentRequest), next };
  });

  mount(routes.viewSupportRequest).reply(async ({ query, session, occasion }) =>
    presentViewed(await run(viewSupportRequest, session, query.id, occasion)),
  );

  mount(routes.approveSupportRequest).reply(async ({ body, session, occasion }) => ({
    state: await run(approveSupportRequest, session, body, occasion),
  }));

  mount(routes.refuseSupportRequest).reply(async ({ body, session, occasion }) => ({
    state: await run(refuseSupportRequest, session, body, occasion),
  }));
}

function presentRequest(row: SupportRequestRow) {
  const { id, userId, name, email, state, openedAt, expiresAt, firstBy, firstByName } = row;
  return {
    id,
    person: { id: userId, name, email },
    state,
    openedAt: instant(openedAt),
    expiresAt: instant(expiresAt),
    firstBy: presentPersonName(firstBy, firstByName),
  };
}

function presentViewed({ request, history, ...judged }: ViewedRequest) {
  const { firstAt, firstReason, closedBy, closedByName, closedAt, closedReason } = request;
  const shown = presentRequest(request);
  return {
    ...shown,
    ...judged,
    reason: request.reason,
    openedFrom: presentSeenFrom(request),
    first:
      firstAt === null || firstReason === null
        ? null
        : { by: shown.firstBy, at: instant(firstAt), reason: firstReason },
    closed:
      closedAt === null
        ? null
        : { by: presentPersonName(closedBy, closedByName), at: instant(closedAt), reason: closedReason },
    account: history && {
      createdAt: instant(history.createdAt),
      emailVerified: history.emailVerified,
      role: history.role,
      methods: history.methods,
      sessions: history.sessions.map((session) => ({
        ...presentSeenFrom(session),
        createdAt: instant(session.createdAt),
        lastSeenAt: instantOrNull(session.lastSeenAt),
      })),
      devices: history.devices.map((device) => ({
        ...presentSeenFrom(device),
        createdAt: instant(device.createdAt),
        lastUsedAt: instant(device.lastUsedAt),
      })),
      events: history.events.map(presentAuditEvent),
    },
  };
}
