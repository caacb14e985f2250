import { useEffect, useState } from 'react';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { askUnlessKnown } from './ask-unless-known.ts';
import { ask, listen } from './bridge.ts';

/**
 * Where the vault stands, kept current by the main process.
 *
 * @param beginning where it stood when the page began, if that is known
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
      // What was pushed is newer than what was asked before it.
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
