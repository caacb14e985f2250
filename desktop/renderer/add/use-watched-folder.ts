import { useCallback, useEffect, useState } from 'react';
import type { WatchedFolderView } from '../../ipc/folder.ts';
import { ask as askQuietly, listen } from '../bridge/bridge.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';

export interface WatchedFolder {
  /** The watched folder, if there is one. */
  view: WatchedFolderView | undefined;
  /** Asks the user to choose a folder. */
  watch: () => void;
  stop: () => void;
}

/**
 * Watches a folder and reads its new pictures.
 *
 * @param free whether no dialog or other task is open
 * @param review shows what was found
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
