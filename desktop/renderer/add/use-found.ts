import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundReport } from '../../ipc-contract.ts';
import { ask as askQuietly } from '../bridge.ts';
import { useAsk } from '../use-ask.ts';
import type { Origin } from './found-words.ts';

/** A report under review, and where it came from. */
export interface Review {
  report: FoundReport;
  origin: Origin;
}

export interface Found {
  review: Review | undefined;
  /** Which look is under way. */
  looking: 'screens' | 'image' | undefined;
  scanScreens: () => void;
  openImage: () => void;
  show: (report: FoundReport, origin: Origin) => void;
  /** Ends the review; what was not saved is forgotten, here and in the main process. */
  discard: () => void;
  /** Ends the review after it was saved. */
  finish: () => void;
}

/** Looks for keys and holds what was found while a person checks it. */
export function useFound(): Found {
  const ask = useAsk();
  const [review, setReview] = useState<Review>();
  const [looking, setLooking] = useState<'screens' | 'image'>();
  const held = useRef<Review>(undefined);
  const busy = useRef(false);

  const replace = useCallback((next: Review | undefined) => {
    const old = held.current?.report.reportId;
    // Whether forgetting worked is nothing to trouble a person with: a locked vault has forgotten it already.
    if (old !== undefined && old !== next?.report.reportId) askQuietly('found:discard', { reportId: old });
    held.current = next;
    setReview(next);
  }, []);

  const look = useCallback(
    async (origin: 'screens' | 'image') => {
      if (busy.current) return;
      busy.current = true;
      setLooking(origin);
      const reply = await ask(origin === 'screens' ? 'found:scan-screens' : 'found:open-image', undefined);
      busy.current = false;
      setLooking(undefined);
      if (reply?.value) replace({ report: reply.value, origin });
    },
    [ask, replace],
  );

  // Locking takes the page away: what it was looking at goes with it.
  useEffect(() => () => replace(undefined), [replace]);

  return {
    review,
    looking,
    scanScreens: useCallback(() => look('screens'), [look]),
    openImage: useCallback(() => look('image'), [look]),
    show: useCallback((report, origin) => replace({ report, origin }), [replace]),
    discard: useCallback(() => replace(undefined), [replace]),
    finish: useCallback(() => {
      held.current = undefined;
      setReview(undefined);
    }, []),
  };
}
