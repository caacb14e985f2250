import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'react-router';
import { routes } from '../../contract/index.ts';
import { call, sentenceOf } from '../api/api.ts';
import { endOfWait, toLocalTime } from '../time/server-clock.ts';
import type { Visitor } from './access.ts';

interface VisitorState {
  /** `undefined` until the server's first answer. */
  visitor: Visitor | undefined;
  /** Why the server could not be reached, in one sentence. */
  unreached: string | undefined;
  /** Sets the visitor from an answer of the server. */
  setVisitor: (visitor: Visitor) => void;
  /** Requests the visitor again. */
  refresh: () => Promise<void>;
}

const VisitorContext = createContext<VisitorState | undefined>(undefined);

/** Provides the visitor. Scripts cannot read the session's cookie. */
export function VisitorProvider({ children }: { children: ReactNode }) {
  const [visitor, setVisitor] = useState<Visitor>();
  const [unreached, setUnreached] = useState<string>();

  const refresh = useCallback(async () => {
    setUnreached(undefined);
    try {
      const found = await askWhoIsThere();
      setVisitor((before) =>
        found.kind === 'nobody' && before?.kind === 'member' ? { ...found, because: 'session-ended' } : found,
      );
    } catch (error) {
      setUnreached(sentenceOf(error));
    }
  }, []);

  const isNeeded = useIsNeeded();
  useEffect(() => {
    if (isNeeded) void refresh();
  }, [isNeeded, refresh]);

  const state = useMemo(() => ({ visitor, unreached, setVisitor, refresh }), [visitor, unreached, refresh]);
  return <VisitorContext value={state}>{children}</VisitorContext>;
}

/**
 * Returns whether a page that needs the visitor was shown. The lab does not need one, and promises that it sends
 * nothing. Once needed, the visitor is kept in the lab, too.
 */
function useIsNeeded(): boolean {
  const { pathname } = useLocation();
  const isInLab = /^\/lab(?:\/|$)/.test(pathname);
  const wasNeeded = useRef(false);
  if (!isInLab) wasNeeded.current = true;
  return wasNeeded.current;
}

const NOBODY: VisitorState = {
  visitor: { kind: 'nobody' },
  unreached: undefined,
  setVisitor: () => undefined,
  refresh: async () => undefined,
};

/** For pages without a server: nobody is signed in, and nothing is asked. */
export function NobodyProvider({ children }: { children: ReactNode }) {
  return <VisitorContext value={NOBODY}>{children}</VisitorContext>;
}

export function useVisitor(): VisitorState {
  const state = useContext(VisitorContext);
  if (!state) throw new Error('useVisitor needs a VisitorProvider around it.');
  return state;
}

async function askWhoIsThere(): Promise<Visitor> {
  const signedIn = await call(routes.getSession);
  if (signedIn) return { kind: 'member', user: signedIn.user };
  const { pending, awaitsLink } = await call(routes.getSecondStep);
  if (awaitsLink) return { ...awaitsLink, kind: 'awaits-link', expiresAt: toLocalTime(awaitsLink.expiresAt) };
  if (!pending) return { kind: 'nobody' };
  const { expiresAt, retryAfter, ...rest } = pending;
  return {
    kind: 'pending',
    expiresAt: toLocalTime(expiresAt),
    lockedUntil: retryAfter === null ? undefined : endOfWait(retryAfter),
    methods: rest.methods,
    lastUsed: rest.lastUsed,
    hasBackupCodes: rest.hasBackupCodes,
    attemptsLeft: rest.attemptsLeft,
    isCodeLocked: rest.isCodeLocked,
  };
}
