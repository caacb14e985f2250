import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccountView, CodeView } from '../../ipc/accounts.ts';
import { ask } from './bridge.ts';
import { reuseUnchanged, waitForNextStep } from './refresh.ts';

const NONE: readonly CodeView[] = [];

/**
 * The codes of the accounts in sight. One timer for all of them wakes at the next step boundary; they are asked for
 * again then, when other accounts come into sight, when the accounts change, and when the window comes back.
 *
 * @param ids the accounts whose codes are to be seen
 * @param accounts changes when anything about the accounts did
 * @param beginning codes that are known already
 */
export function useCodes(
  ids: readonly string[],
  accounts: readonly AccountView[] | undefined,
  beginning = NONE,
): { codes: ReadonlyMap<string, CodeView>; refresh: () => void } {
  const [codes, setCodes] = useState<ReadonlyMap<string, CodeView>>(
    () => new Map(beginning.map((code) => [code.id, code])),
  );
  // Changes with every answer, so that an answer equal to the last one still sets the next timer.
  const [answers, setAnswers] = useState(0);
  const latestAsked = useRef(0);
  const wanted = ids.join(' ');

  const refresh = useCallback(async () => {
    latestAsked.current += 1;
    const asked = latestAsked.current;
    if (wanted === '' || document.visibilityState === 'hidden') return;
    const reply = await ask('accounts:codes', { ids: wanted.split(' ') });
    // An answer overtaken by a later question is out of date; one refused by a lock belongs to a page that is gone.
    if (asked !== latestAsked.current || !reply.ok) return;
    setCodes(
      (before) => new Map(reuseUnchanged([...before.values()], reply.value).map((code) => [code.id, code])),
    );
    setAnswers((count) => count + 1);
  }, [wanted]);

  const known = useRef<unknown>(beginning.length > 0 ? accounts : undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read here is about the first call alone
  useEffect(() => {
    // What the page began with is asked for again when it ends, or when something changes.
    if (known.current === accounts && ids.every((id) => codes.has(id))) return;
    known.current = undefined;
    refresh();
  }, [refresh, accounts]);

  useEffect(() => {
    document.addEventListener('visibilitychange', refresh);
    window.addEventListener('focus', refresh);
    return () => {
      latestAsked.current += 1;
      document.removeEventListener('visibilitychange', refresh);
      window.removeEventListener('focus', refresh);
    };
  }, [refresh]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the timer anew
  useEffect(() => {
    const wait = waitForNextStep([...codes.values()], Date.now());
    if (wait === undefined) return undefined;
    const timer = setTimeout(refresh, wait);
    return () => clearTimeout(timer);
  }, [codes, answers, refresh]);

  return { codes, refresh };
}
