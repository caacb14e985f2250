import { useEffect, useState } from 'react';
import type { SystemState } from '../../ipc/system.ts';
import { ask, listen } from '../bridge/bridge.ts';

/** What the system can do, and whether it holds the shortcut; asked anew when a setting changes. */
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
