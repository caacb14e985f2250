import { useEffect, useState } from 'react';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { askUnlessKnown } from './ask-unless-known.ts';
import { ask, listen } from './bridge.ts';

/**
 * Returns the state of the vault and follows every change.
 *
 * @param beginning the state that came with the start-up data, if known
 */
export function useVault(beginning: VaultStatus | undefined): {
  status: VaultStatus | undefined;
  failure: IpcFailure | undefined;
  setStatus: (status: VaultStatus) => void;
} {
  const [status, setStatus] = useState(beginning);
  const [failure, setFailure] = useState<IpcFailure>();

  useEffect(() => {
    let current = true;
    const stop = listen('vault:changed', (changed) => {
      // The event is newer than the answer to an earlier request.
      current = false;
      setStatus(changed);
    });
    const callOff = askUnlessKnown(beginning !== undefined, async () => {
      const reply = await ask('vault:status', undefined);
      if (!current) return;
      if (reply.ok) setStatus(reply.value);
      else setFailure(reply.error);
    });
    return () => {
      current = false;
      callOff();
      stop();
    };
  }, [beginning]);

  return { status, failure, setStatus };
}
