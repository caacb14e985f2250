import { useCallback, useEffect, useRef, useState } from 'react';
import { useToast } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc-contract.ts';
import { ask, listen } from '../bridge.ts';
import { reuseUnchanged, waitForNextStep } from './refresh.ts';

/**
 * The accounts with their present codes. One timer for the whole list wakes at the next step boundary; the list is
 * asked for again then, when the window comes back, and when the main process says that it changed.
 *
 * @returns `accounts` undefined until the first answer
 */
export function useAccounts(): { accounts: readonly AccountView[] | undefined; refresh: () => void } {
  const toast = useToast();
  const [accounts, setAccounts] = useState<readonly AccountView[]>();
  const latestAsked = useRef(0);
  // Changes with every answer, so that an answer equal to the last one still sets the next timer.
  const [answers, setAnswers] = useState(0);

  const refresh = useCallback(async () => {
    latestAsked.current += 1;
    const asked = latestAsked.current;
    const reply = await ask('accounts:list', undefined);
    // An answer overtaken by a later question is out of date.
    if (asked !== latestAsked.current) return;
    if (!reply.ok) {
      // A vault that was locked meanwhile takes this page away; that is no failure to report.
      if (reply.error.code !== 'locked') toast({ tone: 'error', text: reply.error.message });
      return;
    }
    setAccounts((before) => (before ? reuseUnchanged(before, reply.value) : reply.value));
    setAnswers((count) => count + 1);
  }, [toast]);

  useEffect(() => {
    refresh();
    const whenVisible = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    const stop = listen('accounts:changed', refresh);
    document.addEventListener('visibilitychange', whenVisible);
    window.addEventListener('focus', whenVisible);
    return () => {
      // Whatever is still on its way belongs to a list that is no longer shown.
      latestAsked.current += 1;
      stop();
      document.removeEventListener('visibilitychange', whenVisible);
      window.removeEventListener('focus', whenVisible);
    };
  }, [refresh]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the timer anew
  useEffect(() => {
    const wait = accounts && waitForNextStep(accounts, Date.now());
    if (wait === undefined) return undefined;
    const timer = setTimeout(refresh, wait);
    return () => clearTimeout(timer);
  }, [accounts, answers, refresh]);

  return { accounts, refresh };
}
