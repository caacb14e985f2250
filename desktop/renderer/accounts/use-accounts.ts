import { useCallback, useEffect, useRef, useState } from 'react';
import { useToast } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { askUnlessKnown } from '../bridge/ask-unless-known.ts';
import { ask, listen } from '../bridge/bridge.ts';
import { reuseUnchanged } from '../bridge/refresh.ts';
import { useHeldUses } from './use-held-uses.ts';

/**
 * Returns the accounts without their codes. Requests them again when the main process reports a change.
 *
 * @param beginning the accounts that came with the start-up data, if any
 * @returns `accounts` is undefined until the first answer
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
    // A newer request has started, so this answer is out of date.
    if (asked !== latestAsked.current) return;
    if (reply.ok) {
      setAccounts((before) => (before ? reuseUnchanged(before, held(before, reply.value)) : reply.value));
    }
    // If the vault was locked meanwhile, this page closes. That is no error to report.
    else if (reply.error.code !== 'locked') toast({ tone: 'error', text: reply.error.message });
  }, [toast, held]);

  const began = useRef(beginning !== undefined);
  useEffect(() => {
    const callOff = askUnlessKnown(began.current, refresh);
    const stop = listen('accounts:changed', refresh);
    return () => {
      callOff();
      // Answers still on the way belong to a list that is no longer shown.
      latestAsked.current += 1;
      stop();
    };
  }, [refresh]);

  return { accounts, refresh };
}
