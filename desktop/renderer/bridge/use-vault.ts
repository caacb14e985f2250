import { useCallback, useEffect, useRef, useState } from 'react';
import type { Beginning } from '../../ipc/app.ts';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { askUnlessKnown } from './ask-unless-known.ts';
import { ask, listen } from './bridge.ts';

interface Known {
  status: VaultStatus;
  /** What the page of an open vault shows first. Out of date as soon as the status changes. */
  beginning?: Beginning;
}

/**
 * Returns the state of the vault and follows every change. A vault that opens is told together with its accounts and
 * the codes of the first rows, because the page would request them one after the other.
 *
 * @param started the start-up data, if known
 */
export function useVault(started: Beginning | undefined): {
  status: VaultStatus | undefined;
  beginning: Beginning | undefined;
  failure: IpcFailure | undefined;
  setStatus: (status: VaultStatus) => void;
} {
  const [known, setKnown] = useState<Known | undefined>(
    started && { status: started.status, beginning: started },
  );
  const [failure, setFailure] = useState<IpcFailure>();
  /** The last state that was told, also while the accounts are on their way. */
  const latest = useRef(started?.status);

  const setStatus = useCallback(async (status: VaultStatus) => {
    const before = latest.current;
    latest.current = status;
    if (status.state !== 'open' || before?.state === 'open') {
      // If the accounts are on their way, their answer has this newer status, too.
      setKnown((shown) => (status.state === 'open' && shown?.status.state !== 'open' ? shown : { status }));
      return;
    }
    const reply = await ask('app:begin', undefined);
    // The vault was locked meanwhile.
    if (latest.current?.state !== 'open') return;
    setKnown(reply.ok ? { status: reply.value.status, beginning: reply.value } : { status });
  }, []);

  useEffect(() => {
    let current = true;
    const stop = listen('vault:changed', (changed) => {
      // The event is newer than the answer to an earlier request.
      current = false;
      void setStatus(changed);
    });
    const callOff = askUnlessKnown(started !== undefined, async () => {
      const reply = await ask('vault:status', undefined);
      if (!current) return;
      if (reply.ok) void setStatus(reply.value);
      else setFailure(reply.error);
    });
    return () => {
      current = false;
      callOff();
      stop();
    };
  }, [started, setStatus]);

  return { status: known?.status, beginning: known?.beginning, failure, setStatus };
}
