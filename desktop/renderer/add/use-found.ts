import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { MOST_FILES } from '../../found-limits.ts';
import type { FoundReport } from '../../ipc/found.ts';
import { ask } from '../bridge/bridge.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import type { Origin } from './found-words.ts';

/** A search that the user starts and waits for. Forms are not searches. */
export type LookKind = Exclude<Origin, 'key-uri' | 'typed' | 'camera' | 'import'>;

/** A report that the user reviews, and where it came from. */
export interface Review {
  report: FoundReport;
  origin: Origin;
}

export interface Found {
  review: Review | undefined;
  /** The kind of search that is running. */
  looking: LookKind | undefined;
  scanScreens: () => void;
  /** Lets the user draw a box around codes on any display. */
  scanRegion: () => void;
  openImage: () => void;
  /** Reads files dropped on the window, or pictures taken by the camera. */
  readPictures: (files: readonly File[]) => void;
  /** Reads a text that was dropped on the window. */
  readText: (text: string) => void;
  readClipboard: () => void;
  /** Reads what another program passed to the app. */
  readHandedOver: () => void;
  /** Shows what was found in the watched folder. */
  takeFromFolder: () => void;
  /** Keeps searching the screens for the missing parts of an export. */
  watch: () => void;
  stopWatching: () => void;
  show: (report: FoundReport, origin: Origin) => void;
  /** Ends the review. This page and the main process forget what was not saved. */
  discard: () => void;
  /** Ends the review after it was saved. */
  finish: () => void;
}

/** Searches for keys and keeps the result while the user reviews it. */
export function useFound(): Found {
  const askWithToast = useAskWithToast();
  const [review, setReview] = useState<Review>();
  const [looking, setLooking] = useState<LookKind>();
  const held = useRef<Review>(undefined);
  const underWay = useRef<{ origin: LookKind }>(undefined);

  const forget = useCallback((reportId: string) => {
    // A failure needs no message: a locked vault has already forgotten the report.
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
        // The user left meanwhile, so the sheet must not open again.
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
  /** Stops watching. Otherwise it would continue unseen for a minute and block other searches. */
  const leaveWatching = useCallback(() => {
    if (underWay.current?.origin !== 'watch') return;
    underWay.current = undefined;
    setLooking(undefined);
    void ask('found:stop-watching', undefined);
  }, []);
  const watch = useCallback(async () => {
    const before = held.current?.report.items.length ?? 0;
    const report = await look('watch', () => askWithToast('found:watch', undefined));
    // A new part was read: continue until the export is complete or nothing new appears.
    if (report?.incomplete && report.items.length > before) again.current();
  }, [askWithToast, look]);
  const again = useRef<() => void>(watch);
  again.current = watch;

  // Locking closes the page, so the report is forgotten too.
  useEffect(() => () => replace(undefined), [replace]);

  const doings = useMemo(
    () => ({
      scanScreens: () => void look('screens', () => askWithToast('found:scan-screens', undefined)),
      scanRegion: () => void look('region', () => askWithToast('found:scan-region', undefined)),
      openImage: () => void look('image', () => askWithToast('found:open-image', undefined)),
      readPictures: (files: readonly File[]) =>
        void look('pictures', async () => {
          const read = await Promise.all(files.slice(0, MOST_FILES).map(asBytes));
          return askWithToast('found:pictures', { files: read, more: files.length - read.length });
        }),
      readText: async (text: string) => {
        const report = (await askWithToast('found:key-uri', { text }))?.value;
        if (report) replace({ report, origin: 'pictures' });
      },
      readClipboard: () => void look('clipboard', () => askWithToast('found:clipboard', undefined)),
      readHandedOver: () => void look('pictures', () => askWithToast('found:handed-over', undefined)),
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

async function asBytes(file: File): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name: file.name.slice(0, 255) || 'Picture', bytes: new Uint8Array(await file.arrayBuffer()) };
}
