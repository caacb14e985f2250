import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * Returns the token of the mailed link that opened this page. It is in the part of the URL after `#`, which no server
 * sees. It is removed from the URL at once, so that screenshots and the history do not show it. The history entry's
 * state keeps it, so that reloading the page still works.
 *
 * @returns `undefined` if the URL has no token
 */
export function useMailedToken(): string | undefined {
  const { pathname, hash, state } = useLocation();
  const navigate = useNavigate();
  const fresh = tokenInHash(hash);

  useEffect(() => {
    if (fresh !== undefined) void navigate(pathname, { replace: true, state: { token: fresh } });
  }, [fresh, pathname, navigate]);

  return fresh ?? tokenInState(state);
}

export function tokenInHash(hash: string): string | undefined {
  return new URLSearchParams(hash.slice(1)).get('token') ?? undefined;
}

function tokenInState(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('token' in state)) return undefined;
  return typeof state.token === 'string' ? state.token : undefined;
}
