import { useEffect, useState } from 'react';
import type { IpcFailure, VaultStatus } from '../ipc-contract.ts';
import { ask, listen } from './bridge.ts';

/** Where the vault stands, kept current by the main process. */
export function useVault(): {
  status: VaultStatus | undefined;
  failure: IpcFailure | undefined;
  setStatus: (status: VaultStatus) => void;
} {
  const [status, setStatus] = useState<VaultStatus>();
  const [failure, setFailure] = useState<IpcFailure>();

  useEffect(() => {
    let current = true;
    const stop = listen('vault:changed', (changed) => {
      // What was pushed is newer than what was asked before it.
      current = false;
      setStatus(changed);
    });
    ask('vault:status', undefined).then((reply) => {
      if (!current) return;
      if (reply.ok) setStatus(reply.value);
      else setFailure(reply.error);
    });
    return () => {
      current = false;
      stop();
    };
  }, []);

  return { status, failure, setStatus };
}
