import { useCallback, useEffect, useRef, useState } from 'react';
import { useToast } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { askUnlessKnown } from '../bridge/ask-unless-known.ts';
import { ask, listen } from '../bridge/bridge.ts';
import { reuseUnchanged } from '../bridge/refresh.ts';
import { useHeldUses } from './use-held-uses.ts';

/**
 * The accounts, without their codes; asked for again when the main process says that they changed.
 *
 * @param beginning what the page began with, if it did
 * @returns `accounts` undefined until the first answer
 */
export function useAccounts(beginning: readonly AccountView[] | undefined): {
  accounts: readonly AccountView[] | undefined;
  refresh: () => void;
} {
  const toast = useToast();
  const [accounts, setAccounts] = useState(beginning);
  const held = useHeldUses(setAccounts);
  const latestAsked = useRef(0);

  const refresh = useCallback(async () => {
    latestAsked.current += 1;
    const asked = latestAsked.current;
    const reply = await ask('accounts:list', undefined);
    // An answer overtaken by a later question is out of date.
    if (asked !== latestAsked.current) return;
    if (reply.ok) {
      setAccounts((before) => (before ? reuseUnchanged(before, held(before, reply.value)) : reply.value));
    }
    // A vault that was locked meanwhile takes this page away; that is no failure to report.
    else if (reply.error.code !== 'locked') toast({ tone: 'error', text: reply.error.message });
  }, [toast, held]);

  const began = useRef(beginning !== undefined);
  useEffect(() => {
    const callOff = askUnlessKnown(began.current, refresh);
    const stop = listen('accounts:changed', refresh);
    return () => {
      callOff();
      // Whatever is still on its way belongs to a list that is no longer shown.
      latestAsked.current += 1;
      stop();
    };
  }, [refresh]);

  return { accounts, refresh };
}
