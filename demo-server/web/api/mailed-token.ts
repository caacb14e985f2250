import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * The token of the mailed link that opened this page. It came after the address's `#`, which no server sees; it is taken
 * out of the address at once, so that neither a picture of the window nor the history shows it, and kept beside the
 * history entry, so that loading the page again still works.
 *
 * @returns `undefined` when the address holds none
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
