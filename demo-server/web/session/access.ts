import { ROLES, type TwoFactorMethod, type User } from '../../contract/index.ts';
import { toLocalTime } from '../time/server-clock.ts';

/** The visitor, by sign-in state. */
export type Visitor =
  | { kind: 'nobody'; because?: 'signed-out' | 'session-ended' }
  | PendingVisitor
  | AwaitingVisitor
  | { kind: 'member'; user: User };

/** The password was correct and the second factor is missing. Times are this computer's Unix milliseconds. */
export interface PendingVisitor {
  kind: 'pending';
  expiresAt: number;
  hasBackupCodes: boolean;
  /** The methods that are on, the strongest first. */
  methods: readonly TwoFactorMethod[];
  lastUsed: TwoFactorMethod | null;
  /** The attempts left. With none left, the user must sign in again. */
  attemptsLeft: number;
  /** Until when the server checks no code, because there were too many wrong ones. */
  lockedUntil?: number | undefined;
  /** Whether codes are refused until the user uses a backup code or a passkey. */
  isCodeLocked: boolean;
}

/** The password was correct, and the second factor was reset. Only an emailed link continues. */
export interface AwaitingVisitor {
  kind: 'awaits-link';
  /** This computer's Unix milliseconds. */
  expiresAt: number;
  /** The addresses that links go to, masked. */
  sentTo: readonly string[];
  /** Whether the password was set with an emailed link, so that no other link is sent. */
  passwordCameByMail: boolean;
}

/**
 * The audience of a page. `enrolling` is for members, including those who must set up a second factor first. `support`
 * and `admin` are for members with that role. `everyone` never redirects, not even during a sign-in: mailed links open
 * such pages.
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

/** The page for users who must set up a second factor. */
export const MUST_ENROL_PATH = '/account/set-up-first';

/** Returns when a user must set up a second factor, in this computer's Unix milliseconds. `Infinity` if never. */
export function mustEnrolBy({ mustEnrol }: Pick<User, 'mustEnrol'>): number {
  if (mustEnrol?.because === 'recovery') return 0;
  return mustEnrol ? toLocalTime(mustEnrol.dueAt) : Number.POSITIVE_INFINITY;
}

/** Returns whether a user has this role or a higher one. */
export function hasRole({ role }: Pick<User, 'role'>, least: User['role']): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

function isStaff(audience: Audience): audience is 'support' | 'admin' {
  return audience === 'support' || audience === 'admin';
}

export interface Redirect {
  to: string;
  /** The page that the visitor wanted, to return to after signing in. */
  wanted?: string | undefined;
}

/**
 * Returns where to redirect a visitor, or `undefined` if they may see the page.
 *
 * @param here the path of the requested page
 * @param wanted the guarded page that the visitor requested before
 * @param now this computer's time, in Unix milliseconds
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
    case 'awaits-link':
      // During a sign-in, the visitor can only finish or cancel it.
      if (audience === 'pending') return undefined;
      return { to: '/second-step', wanted: audience === 'guest' || audience === 'anyone' ? wanted : here };
    case 'member':
      // Also from pages for anyone, because the user must do this first.
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

/** Returns the wanted page in a history entry's state, if it is a path of this site. */
export function wantedPathIn(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('wanted' in state)) return undefined;
  const { wanted } = state;
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : undefined;
}
