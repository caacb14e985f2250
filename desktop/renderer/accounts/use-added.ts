import { useCallback, useEffect, useState } from 'react';
import type { AccountView } from '../../ipc/accounts.ts';

/** How long an added account stays marked, in milliseconds. Enough to find and copy its code. */
const MARKED_FOR = 20_000;

/** If more were added, only the first is marked: a mark on each would point at none. */
const MOST_MARKED = 5;

const NONE: ReadonlySet<string> = new Set();

/** Returns the accounts that were just added, and a function that marks them. */
export function useAdded(): {
  added: ReadonlySet<string>;
  mark: (accounts: readonly AccountView[]) => void;
} {
  const [added, setAdded] = useState(NONE);
  useEffect(() => {
    if (added.size === 0) return undefined;
    const timer = setTimeout(() => setAdded(NONE), MARKED_FOR);
    return () => clearTimeout(timer);
  }, [added]);
  const mark = useCallback(
    (accounts: readonly AccountView[]) =>
      setAdded(
        new Set((accounts.length > MOST_MARKED ? accounts.slice(0, 1) : accounts).map(({ id }) => id)),
      ),
    [],
  );
  return { added, mark };
}
