import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccountView } from '../../ipc/accounts.ts';
import { CODE_SHOWN } from '../../spans.ts';

/**
 * Returns the hidden codes that are revealed, each for ten seconds.
 *
 * @param hiding whether codes are hidden
 * @returns `revealed` is undefined if no code is hidden
 */
export function useRevealed(hiding: boolean): {
  revealed: ReadonlySet<string> | undefined;
  reveal: (account: AccountView) => void;
} {
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  const reveal = useCallback(({ id }: AccountView) => {
    setRevealed((before) => new Set(before).add(id));
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setRevealed((before) => new Set([...before].filter((other) => other !== id)));
    }, CODE_SHOWN);
    timers.current.add(timer);
  }, []);
  return { revealed: hiding ? revealed : undefined, reveal };
}
