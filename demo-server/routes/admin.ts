import { type ActivityKind, type ActivityReason, routes } from '../contract/index.ts';
import type { Parts } from '../parts.ts';
import { changePolicy, type NamedPolicy, readPolicy } from '../people/change-policy.ts';
import { listPeople, type NamedEvent, readAudit } from '../people/directory.ts';
import { changeRole } from '../people/roles.ts';
import { approveRequest, refuseRequest } from '../people/support/decide.ts';
import {
  listRequests,
  type SupportRequestRow,
  type ViewedRequest,
  viewRequest,
} from '../people/support/queue.ts';
import type { Guard } from './guard.ts';
import { instant } from './present.ts';

/** What those do who look after a site: roles, the policy, the audit log. */
export function adminRoutes(on: Guard, parts: Parts): void {
  on(routes.listPeople).reply(async ({ query }) => {
    const { people, next } = await listPeople(parts, query);
    return {
      people: people.map(({ createdAt, lastSignInAt, ...person }) => ({
        ...person,
        createdAt: instant(createdAt),
        lastSignInAt: instantOrNull(lastSignInAt),
      })),
      next,
    };
  });

  on(routes.changeRole).reply(async ({ body, session, occasion }) => {
    await changeRole(parts, session, body, occasion);
    return { role: body.role };
  });

  on(routes.readAudit).reply(async ({ query }) => {
    const { events, next } = await readAudit(parts, query);
    return { events: events.map(presentNamedEvent), next };
  });

  on(routes.getPolicy).reply(async () => presentPolicy(await readPolicy(parts.store)));

  on(routes.changePolicy).reply(async ({ body, session, occasion }) =>
    presentPolicy(await changePolicy(parts, session, body, occasion)),
  );
}

/** The queue of requests that people decide. */
export function supportQueueRoutes(on: Guard, parts: Parts): void {
  on(routes.listSupportRequests).reply(async ({ query, occasion }) => {
    const asked = { closed: query.closed === 'yes', before: query.before };
    const { requests, next } = await listRequests(parts, asked, occasion);
    return { requests: requests.map(presentRequest), next };
  });

  on(routes.viewSupportRequest).reply(async ({ query, session, occasion }) =>
    presentViewed(await viewRequest(parts, session, query.id, occasion)),
  );

  on(routes.approveSupportRequest).reply(async ({ body, session, occasion }) => ({
    state: await approveRequest(parts, session, body, occasion),
  }));

  on(routes.refuseSupportRequest).reply(async ({ body, session, occasion }) => ({
    state: await refuseRequest(parts, session, body, occasion),
  }));
}

function presentPolicy({
  version,
  requirement,
  leastRole,
  graceDays,
  changedAt,
  changedBy,
  changedByName,
}: NamedPolicy) {
  const by = somebody(changedBy, changedByName ?? null);
  return {
    version,
    requirement,
    leastRole,
    graceDays,
    changed: version === 0 ? null : { at: instant(changedAt), by },
  };
}

function presentRequest(row: SupportRequestRow) {
  const { id, userId, name, email, state, openedAt, expiresAt, firstBy, firstByName } = row;
  return {
    id,
    person: { id: userId, name, email },
    state,
    openedAt: instant(openedAt),
    expiresAt: instant(expiresAt),
    firstBy: somebody(firstBy, firstByName),
  };
}

function presentViewed({ request, history, ...judged }: ViewedRequest) {
  const { firstAt, firstReason, closedBy, closedByName, closedAt, closedReason } = request;
  const shown = presentRequest(request);
  return {
    ...shown,
    ...judged,
    reason: request.reason,
    openedFrom: seenFrom(request),
    first:
      firstAt === null || firstReason === null
        ? null
        : { by: shown.firstBy, at: instant(firstAt), reason: firstReason },
    closed:
      closedAt === null
        ? null
        : { by: somebody(closedBy, closedByName), at: instant(closedAt), reason: closedReason },
    account: history && {
      createdAt: instant(history.createdAt),
      role: history.role,
      methods: history.methods,
      sessions: history.sessions.map((session) => ({
        ...seenFrom(session),
        createdAt: instant(session.createdAt),
        lastSeenAt: instantOrNull(session.lastSeenAt),
      })),
      devices: history.devices.map((device) => ({
        ...seenFrom(device),
        createdAt: instant(device.createdAt),
        lastUsedAt: instant(device.lastUsedAt),
      })),
      events: history.events.map(presentNamedEvent),
    },
  };
}

function presentNamedEvent(event: NamedEvent) {
  const { id, at, userId, email, actorId, actorName, outcome, kind, reason } = event;
  return {
    id,
    at: instant(at),
    user: userId === null || email === null ? null : { id: userId, email },
    by: somebody(actorId, actorName),
    // The log is written by this server alone; the reply is held to the contract all the same.
    kind: kind as ActivityKind,
    outcome,
    reason: reason as ActivityReason | null,
    ...seenFrom(event),
  };
}

function seenFrom({ address, userAgent }: { address: string | null; userAgent: string | null }) {
  return { ipAddress: address, userAgent };
}

function somebody(id: string | null, name: string | null) {
  return id === null || name === null ? null : { id, name };
}

function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : instant(ms);
}
