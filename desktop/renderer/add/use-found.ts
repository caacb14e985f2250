import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FoundReport } from '../../ipc/found.ts';
import { ask as askQuietly } from '../bridge/bridge.ts';
import { useAsk } from '../bridge/use-ask.ts';
import type { Origin } from './found-words.ts';

/** A look that the person starts and waits for, as opposed to a form that is filled in. */
export type Look = Exclude<Origin, 'key-uri' | 'typed' | 'camera'>;

/** A report under review, and where it came from. */
export interface Review {
  report: FoundReport;
  origin: Origin;
}

export interface Found {
  review: Review | undefined;
  /** Which look is under way. */
  looking: Look | undefined;
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
  const ask = useAsk();
  const [review, setReview] = useState<Review>();
  const [looking, setLooking] = useState<Look>();
  const held = useRef<Review>(undefined);
  const underWay = useRef<{ origin: Look }>(undefined);

  const forget = useCallback((reportId: string) => {
    // Whether forgetting worked is nothing to trouble a person with: a locked vault has forgotten it already.
    void askQuietly('found:discard', { reportId });
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
    async (origin: Look, request: () => Promise<{ value: FoundReport | undefined } | undefined>) => {
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
    void askQuietly('found:stop-watching', undefined);
  }, []);
  const watch = useCallback(async () => {
    const before = held.current?.report.items.length ?? 0;
    const report = await look('watch', () => ask('found:watch', undefined));
    // One more part is progress: on to the next, until every part is there or nothing comes any more.
    if (report?.incomplete && report.items.length > before) again.current();
  }, [ask, look]);
  const again = useRef<() => void>(watch);
  again.current = watch;

  // Locking takes the page away: what it was looking at goes with it.
  useEffect(() => () => replace(undefined), [replace]);

  const doings = useMemo(
    () => ({
      scanScreens: () => void look('screens', () => ask('found:scan-screens', undefined)),
      scanRegion: () => void look('region', () => ask('found:scan-region', undefined)),
      openImage: () => void look('image', () => ask('found:open-image', undefined)),
      readPictures: (files: readonly File[]) =>
        void look('pictures', async () => {
          const read = await Promise.all(files.slice(0, MOST_FILES).map(asBytes));
          return ask('found:pictures', { files: read });
        }),
      readClipboard: () => void look('clipboard', () => ask('found:clipboard', undefined)),
      takeFromFolder: () => void look('folder', () => ask('folder:take', undefined)),
      watch: () => void watch(),
      stopWatching: () => void askQuietly('found:stop-watching', undefined),
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
    [ask, look, watch, leaveWatching, replace],
  );
  return useMemo(() => ({ review, looking, ...doings }), [review, looking, doings]);
}

/** Most files handed over at once. */
const MOST_FILES = 100;

async function asBytes(file: File): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name: file.name.slice(0, 255) || 'Picture', bytes: new Uint8Array(await file.arrayBuffer()) };
}
