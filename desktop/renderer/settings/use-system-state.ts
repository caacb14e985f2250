import { useEffect, useState } from 'react';
import type { SystemState } from '../../ipc/system.ts';
import { ask, listen } from '../bridge/bridge.ts';

/**
 * Returns what the system supports, and whether the shortcut is registered. Requested again after a change of settings.
 */
export function useSystemState(): SystemState | undefined {
  const [state, setState] = useState<SystemState>();
  useEffect(() => {
    let current = true;
    const read = async () => {
      const reply = await ask('system:state', undefined);
      if (current && reply.ok) setState(reply.value);
    };
    void read();
    const stop = listen('settings:changed', read);
    return () => {
      current = false;
      stop();
    };
  }, []);
  return state;
}
