import { useCallback, useEffect, useState } from 'react';
import type { WatchedFolderView } from '../../ipc/folder.ts';
import { ask as askQuietly, listen } from '../bridge/bridge.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';

export interface WatchedFolder {
  /** The folder that is watched, if one is. */
  view: WatchedFolderView | undefined;
  /** Has the person choose one. */
  watch: () => void;
  stop: () => void;
}

/**
 * The folder whose new pictures are read.
 *
 * @param free whether nothing else has the person's attention
 * @param review shows what was found, for the person to look at
 */
export function useWatchedFolder(free: boolean, review: () => void): WatchedFolder {
  const askWithToast = useAskWithToast();
  const [view, setView] = useState<WatchedFolderView>();
  useEffect(() => {
    void askQuietly('folder:view', undefined).then((reply) => reply.ok && setView(reply.value));
    return listen('folder:changed', setView);
  }, []);
  const waiting = (view?.waiting ?? 0) > 0;
  useEffect(() => {
    if (waiting && free) review();
  }, [waiting, free, review]);
  return {
    view,
    watch: useCallback(() => void askWithToast('folder:watch', undefined), [askWithToast]),
    stop: useCallback(() => void askWithToast('folder:stop', undefined), [askWithToast]),
  };
}
