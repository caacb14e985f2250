import type { Occasion } from '../base/occasion.ts';
import { cursorFrom, PAGE, pageOf } from '../base/paging.ts';
import { Refusal } from '../base/refusal.ts';
import type { Role, TwoFactorMethod } from '../contract/index.ts';
import { enabledMethodsOf } from '../factors/factors.ts';
import { isAtLeast } from '../people/policy.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { NamedEvent } from '../store/audit.ts';
import type { SessionRecord } from '../store/sessions.ts';
import type { SupportRequestRow } from '../store/support-requests.ts';
import type { TrustedDeviceRecord } from '../store/trusted-devices.ts';
import { networkOf } from '../throttle/network.ts';
import type { SupportParts } from './parts.ts';
import { closeStaleRequests } from './request.ts';
import { isSamePerson } from './same-person.ts';

export type { SupportRequestRow };

/**
 * Number of an account's latest events that are shown with its request and searched for known networks and browsers.
 */
const MOST_EVENTS = 100;

/** Events that need the second factor. */
const BY_FACTOR = new Set(['second-factor', 'backup-code', 'step-up', 'enrolment', 'method-added']);
/**
 * Sign-ins that led to a full session at once. A sign-in without a reason used only the password, which the person who
 * asks for a reset has anyway.
 */
const COMPLETE = new Set(['trusted-device', 'method-passkey']);

/** What is known about an account, to judge a request. It contains no secret and nothing that helps to guess one. */
export interface AccountHistory {
  createdAt: number;
  /** Whether somebody has proved to read the sign-in address. */
  emailVerified: boolean;
  role: Role;
  methods: TwoFactorMethod[];
  sessions: SessionRecord[];
  devices: TrustedDeviceRecord[];
  events: NamedEvent[];
}

export interface ViewedRequest {
  request: SupportRequestRow;
  /** Whether the account had completed a sign-in from that network, or with that browser, before. */
  isNetworkKnown: boolean;
  isBrowserKnown: boolean;
  mayApprove: boolean;
  mayRefuse: boolean;
  /** `null` once the request is closed: support has no reason to watch the account after that. */
  history: AccountHistory | null;
}

/** Returns a page of open or of closed requests, newest first. */
export async function listSupportRequests(
  { store }: Pick<SupportParts, 'store'>,
  { closed, before }: { closed: boolean; before?: string | undefined },
  occasion: Occasion,
): Promise<{ requests: SupportRequestRow[]; next: string | null }> {
  await store.transaction((write) => closeStaleRequests(write, occasion));
  const found = await store.supportRequests.page(!closed, PAGE + 1, cursorFrom(before));
  const { rows, next } = pageOf(found, PAGE, ({ openedAt: at, id }) => ({ at, id }));
  return { requests: rows, next };
}

/** Returns a request and, while it is open, its account's history. @throws Refusal if there is no such request */
export async function viewSupportRequest(
  { store }: Pick<SupportParts, 'store'>,
  viewer: FullSession,
  id: string,
  { now }: Occasion,
): Promise<ViewedRequest> {
  await store.transaction((write) => closeStaleRequests(write, { now }));
  const request = await store.supportRequests.byId(id);
  const owner = request && (await store.users.byId(request.userId));
  const decider = await store.users.byId(viewer.userId);
  if (!request || !owner || !decider) throw new Refusal('SUPPORT_REQUEST_NOT_FOUND');
  const { id: userId, credentialEpoch: epoch, createdAt, role } = owner;
  const events = await store.audit.page({ userId }, MOST_EVENTS, undefined);
  const signIns = events.filter(({ at, outcome, kind, reason }) => {
    if (at >= request.openedAt || outcome === 'failure') return false;
    return BY_FACTOR.has(kind) || (kind === 'sign-in' && reason !== null && COMPLETE.has(reason));
  });
  const network = request.address === null ? undefined : networkOf(request.address);
  const isOpen = request.openFor !== null;
  const waits = isOpen && !(await isSamePerson(store, request.userId, viewer.userId));
  const { firstBy } = request;
  const maySecond = async (firstBy: string) =>
    isAtLeast(decider.role, 'admin') && !(await isSamePerson(store, firstBy, viewer.userId));
  return {
    request,
    isNetworkKnown: signIns.some(({ address }) => address !== null && networkOf(address) === network),
    isBrowserKnown: signIns.some(({ userAgent }) => userAgent !== null && userAgent === request.userAgent),
    mayApprove: waits && (firstBy === null || (await maySecond(firstBy))),
    mayRefuse: waits,
    history: isOpen
      ? {
          createdAt,
          emailVerified: await store.addresses.isVerified(userId),
          role,
          methods: await enabledMethodsOf(store, userId),
          sessions: await store.sessions.listOf(userId, now),
          devices: await store.trustedDevices.of({ userId, epoch }, now),
          events,
        }
      : null,
  };
}
