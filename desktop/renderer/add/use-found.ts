import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FoundReport } from '../../ipc/found.ts';
import { ask } from '../bridge/bridge.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import type { Origin } from './found-words.ts';

/** A look that the person starts and waits for, as opposed to a form that is filled in. */
export type LookKind = Exclude<Origin, 'key-uri' | 'typed' | 'camera'>;

/** A report under review, and where it came from. */
export interface Review {
  report: FoundReport;
  origin: Origin;
}

export interface Found {
  review: Review | undefined;
  /** Which look is under way. */
  looking: LookKind | undefined;
  scanScreens: () => void;
  /** Lets the person draw around codes on any display. */
  scanRegion: () => void;
  openImage: () => void;
  /** Files dropped on the window, or taken by the camera. */
  readPictures: (files: readonly File[]) => void;
  readClipboard: () => void;
  /** Shows what was found in the watched folder. */
  takeFromFolder: () => void;
  /** Keeps looking at the screens for the missing parts of an export. */
  watch: () => void;
  stopWatching: () => void;
  show: (report: FoundReport, origin: Origin) => void;
  /** Ends the review; what was not saved is forgotten, here and in the main process. */
  discard: () => void;
  /** Ends the review after it was saved. */
  finish: () => void;
}

/** Looks for keys and holds what was found while a person checks it. */
export function useFound(): Found {
  const askWithToast = useAskWithToast();
  const [review, setReview] = useState<Review>();
  const [looking, setLooking] = useState<LookKind>();
  const held = useRef<Review>(undefined);
  const underWay = useRef<{ origin: LookKind }>(undefined);

  const forget = useCallback((reportId: string) => {
    // Whether forgetting worked is nothing to trouble a person with: a locked vault has forgotten it already.
    void ask('found:discard', { reportId });
  }, []);

  const replace = useCallback(
    (next: Review | undefined) => {
      const old = held.current?.report.reportId;
      if (old !== undefined && old !== next?.report.reportId) forget(old);
      held.current = next;
      setReview(next);
    },
    [forget],
  );

  const look = useCallback(
    async (origin: LookKind, request: () => Promise<{ value: FoundReport | undefined } | undefined>) => {
      if (underWay.current) return undefined;
      const mine = { origin };
      underWay.current = mine;
      setLooking(origin);
      const report = (await request())?.value;
      if (underWay.current !== mine) {
        // The person left meanwhile, and does not want the sheet back.
        if (report) forget(report.reportId);
        return undefined;
      }
      underWay.current = undefined;
      setLooking(undefined);
      if (report) replace({ report, origin });
      return report;
    },
    [replace, forget],
  );
  /** Watching would go on for a minute, unseen, and no other look could begin. */
  const leaveWatching = useCallback(() => {
    if (underWay.current?.origin !== 'watch') return;
    underWay.current = undefined;
    setLooking(undefined);
    void ask('found:stop-watching', undefined);
  }, []);
  const watch = useCallback(async () => {
    const before = held.current?.report.items.length ?? 0;
    const report = await look('watch', () => askWithToast('found:watch', undefined));
    // One more part is progress: on to the next, until every part is there or nothing comes any more.
    if (report?.incomplete && report.items.length > before) again.current();
  }, [askWithToast, look]);
  const again = useRef<() => void>(watch);
  again.current = watch;

  // Locking takes the page away: what it was looking at goes with it.
  useEffect(() => () => replace(undefined), [replace]);

  const doings = useMemo(
    () => ({
      scanScreens: () => void look('screens', () => askWithToast('found:scan-screens', undefined)),
      scanRegion: () => void look('region', () => askWithToast('found:scan-region', undefined)),
      openImage: () => void look('image', () => askWithToast('found:open-image', undefined)),
      readPictures: (files: readonly File[]) =>
        void look('pictures', async () => {
          const read = await Promise.all(files.slice(0, MOST_FILES).map(asBytes));
          return askWithToast('found:pictures', { files: read });
        }),
      readClipboard: () => void look('clipboard', () => askWithToast('found:clipboard', undefined)),
      takeFromFolder: () => void look('folder', () => askWithToast('folder:take', undefined)),
      watch: () => void watch(),
      stopWatching: () => void ask('found:stop-watching', undefined),
      show: (report: FoundReport, origin: Origin) => replace({ report, origin }),
      discard: () => {
        leaveWatching();
        replace(undefined);
      },
      finish: () => {
        leaveWatching();
        held.current = undefined;
        setReview(undefined);
      },
    }),
    [askWithToast, look, watch, leaveWatching, replace],
  );
  return useMemo(() => ({ review, looking, ...doings }), [review, looking, doings]);
}

/** Most files handed over at once. */
const MOST_FILES = 100;

async function asBytes(file: File): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name: file.name.slice(0, 255) || 'Picture', bytes: new Uint8Array(await file.arrayBuffer()) };
}
