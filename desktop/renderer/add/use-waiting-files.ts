import { useEffect, useState } from 'react';
import { ask, listen } from '../bridge/bridge.ts';

/**
 * Opens the import dialog when files wait to be imported: after a drop, or after the user chose them.
 *
 * @param free off while another dialog is open; the files wait until then
 */
export function useWaitingFiles(open: () => void, free: boolean): void {
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    void ask('import:waiting', undefined).then((reply) => reply.ok && setWaiting(reply.value.count > 0));
    return listen('import:waiting', ({ count }) => setWaiting(count > 0));
  }, []);
  useEffect(() => {
    if (free && waiting) open();
  }, [free, waiting, open]);
}
