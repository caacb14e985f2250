import { useCallback, useEffect, useState } from 'react';
import type { AccountView } from '../../ipc/accounts.ts';

/** How long what was added stays marked, in milliseconds: as long as a code is to be found and copied. */
const MARKED_FOR = 20_000;

const NONE: ReadonlySet<string> = new Set();

/** Which accounts were added a moment ago. */
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
    (accounts: readonly AccountView[]) => setAdded(new Set(accounts.map(({ id }) => id))),
    [],
  );
  return { added, mark };
}
