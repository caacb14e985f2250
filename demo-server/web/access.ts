import type { User } from '../contract/index.ts';

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
  /** Codes that can still be tried; with none left only signing in again helps. */
  attemptsLeft: number;
  /** Until when no code is looked at, because too many wrong ones came. */
  lockedUntil?: number | undefined;
  /** Codes of the authenticator are refused until a backup code has been used. */
  isCodeLocked: boolean;
}

/** Whom a page is for. */
export type Audience = 'guest' | 'pending' | 'member' | 'anyone';

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
 */
export function redirectFor(
  audience: Audience,
  visitor: Visitor,
  here: string,
  wanted?: string,
): Redirect | undefined {
  switch (visitor.kind) {
    case 'pending':
      // A sign-in that is half done can be finished or given up, and nothing else.
      if (audience === 'pending') return undefined;
      return { to: '/second-step', wanted: audience === 'member' ? here : wanted };
    case 'member':
      return audience === 'guest' || audience === 'pending' ? { to: wanted ?? '/account' } : undefined;
    case 'nobody':
      if (audience === 'pending') return { to: '/sign-in', wanted };
      if (audience !== 'member') return undefined;
      return visitor.because === 'signed-out' ? { to: '/' } : { to: '/sign-in', wanted: here };
  }
}

/** The wanted page in a history entry's state, if it is a path of this site. */
export function wantedIn(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('wanted' in state)) return undefined;
  const { wanted } = state;
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : undefined;
}
