import { ROLES, type TwoFactorMethod, type User } from '../../contract/index.ts';
import { toLocalTime } from '../time/server-clock.ts';

/** Who is looking at the pages. */
export type Visitor =
  | { kind: 'nobody'; because?: 'signed-out' | 'session-ended' }
  | PendingVisitor
  | { kind: 'member'; user: User };

/** The password was right and the second factor is awaited. Moments are this computer's Unix milliseconds. */
export interface PendingVisitor {
  kind: 'pending';
  expiresAt: number;
  hasBackupCodes: boolean;
  /** The methods that are on, the strongest first. */
  methods: readonly TwoFactorMethod[];
  lastUsed: TwoFactorMethod | null;
  /** Codes that can still be tried; with none left only signing in again helps. */
  attemptsLeft: number;
  /** Until when no code is looked at, because too many wrong ones came. */
  lockedUntil?: number | undefined;
  /** Codes of the authenticator are refused until a backup code has been used. */
  isCodeLocked: boolean;
}

/**
 * Whom a page is for. `enrolling` is for members, those included who must set up a second factor before anything else;
 * `support` and `admin` are for members of that role. `everyone` leads nobody elsewhere, not even from a sign-in that is
 * half done: mailed links open such pages.
 */
export type Audience =
  | 'guest'
  | 'pending'
  | 'enrolling'
  | 'member'
  | 'support'
  | 'admin'
  | 'anyone'
  | 'everyone';

/** Where whoever must set up a second factor hears of it. */
export const MUST_ENROL_PATH = '/account/set-up-first';

/** From when on somebody can do nothing but set up a second factor, in this computer's Unix milliseconds; mostly never. */
export function mustEnrolBy({ mustEnrol }: Pick<User, 'mustEnrol'>): number {
  return mustEnrol ? toLocalTime(mustEnrol.dueAt) : Number.POSITIVE_INFINITY;
}

/** Whether somebody's role is this one or a higher one. */
export function hasRole({ role }: Pick<User, 'role'>, least: User['role']): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

function isStaff(audience: Audience): audience is 'support' | 'admin' {
  return audience === 'support' || audience === 'admin';
}

export interface Redirect {
  to: string;
  /** The page the visitor wanted, to come back to after signing in. */
  wanted?: string | undefined;
}

/**
 * Where a visitor belongs instead of the page asked for; `undefined` when the page is theirs to see.
 *
 * @param here the path of the page asked for
 * @param wanted the guarded page the visitor asked for before
 * @param now this computer's time, Unix milliseconds
 */
export function redirectFor(
  audience: Audience,
  visitor: Visitor,
  here: string,
  wanted?: string,
  now: number = Date.now(),
): Redirect | undefined {
  if (audience === 'everyone') return undefined;
  switch (visitor.kind) {
    case 'pending':
      // A sign-in that is half done can be finished or given up, and nothing else.
      if (audience === 'pending') return undefined;
      return { to: '/second-step', wanted: audience === 'guest' || audience === 'anyone' ? wanted : here };
    case 'member':
      // Also from pages for anyone: there is nothing to do but this.
      if (mustEnrolBy(visitor.user) <= now)
        return audience === 'enrolling' ? undefined : { to: MUST_ENROL_PATH };
      if (audience === 'guest' || audience === 'pending') return { to: wanted ?? '/account' };
      return isStaff(audience) && !hasRole(visitor.user, audience) ? { to: '/account' } : undefined;
    case 'nobody':
      if (audience === 'pending') return { to: '/sign-in', wanted };
      if (audience === 'guest' || audience === 'anyone') return undefined;
      return visitor.because === 'signed-out' ? { to: '/' } : { to: '/sign-in', wanted: here };
  }
}

/** The wanted page in a history entry's state, if it is a path of this site. */
export function wantedPathIn(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('wanted' in state)) return undefined;
  const { wanted } = state;
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : undefined;
}
