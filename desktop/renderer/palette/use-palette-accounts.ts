import { useEffect, useState } from 'react';
import type { AccountView } from '../../ipc/accounts.ts';
import { ask, listen } from '../bridge/bridge.ts';

/** Returns the accounts while the vault is open. After a lock, this window forgets them too. */
export function usePaletteAccounts(): {
  state: 'reading' | 'open' | 'locked';
  accounts: readonly AccountView[];
} {
  const [known, setKnown] = useState<{ state: 'reading' | 'open' | 'locked'; accounts: AccountView[] }>({
    state: 'reading',
    accounts: [],
  });
  useEffect(() => {
    let latest = 0;
    const read = async () => {
      latest += 1;
      const asked = latest;
      const reply = await ask('accounts:list', undefined);
      // A newer request has started or the vault was locked, so this answer is out of date.
      if (asked !== latest) return;
      setKnown(reply.ok ? { state: 'open', accounts: reply.value } : { state: 'locked', accounts: [] });
    };
    void read();
    const stops = [
      listen('accounts:changed', read),
      listen('palette:open', read),
      listen('vault:changed', (status) => {
        if (status.state === 'open') return void read();
        latest += 1;
        setKnown({ state: 'locked', accounts: [] });
      }),
    ];
    return () => {
      latest += 1;
      for (const stop of stops) stop();
    };
  }, []);
  return known;
}
