import { useCallback, useEffect, useRef, useState } from 'react';
import { useFromNow } from '../../../shared/ui/index.ts';
import type { AccountView, CodeView } from '../../ipc/accounts.ts';
import { ask } from './bridge.ts';
import { isOutOfStep, reuseUnchanged, waitForNextStep } from './refresh.ts';

const NONE: readonly CodeView[] = [];

/**
 * Returns the codes of the visible accounts. One timer requests them again at the next step boundary. They are also
 * requested when other accounts become visible, when accounts change, when the window becomes visible again, and when the
 * clock jumps.
 *
 * @param ids the visible accounts
 * @param accounts a new object after each change of the accounts
 * @param beginning the codes that came with the start-up data
 */
export function useCodes(
  ids: readonly string[],
  accounts: readonly AccountView[] | undefined,
  beginning = NONE,
): { codes: ReadonlyMap<string, CodeView>; refresh: () => void } {
  const [codes, setCodes] = useState<ReadonlyMap<string, CodeView>>(
    // A list that comes back later, after a search without a match, must not begin with codes that have ended.
    () => new Map(beginning.filter(isValid).map((code) => [code.id, code])),
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
    // A newer request has started, or the vault was locked and this page closes.
    if (asked !== latestAsked.current || !reply.ok) return;
    setCodes(
      (before) => new Map(reuseUnchanged([...before.values()], reply.value).map((code) => [code.id, code])),
    );
    setAnswers((count) => count + 1);
  }, [wanted]);

  const known = useRef<unknown>(beginning.length > 0 ? accounts : undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values read here matter only in the first call
  useEffect(() => {
    // The start-up codes are used until they end or something changes.
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the timer again
  useEffect(() => {
    const wait = waitForNextStep([...codes.values()], Date.now());
    if (wait === undefined) return undefined;
    const timer = setTimeout(refresh, wait);
    return () => clearTimeout(timer);
  }, [codes, answers, refresh]);

  const hasJumped = useFromNow((now) => isOutOfStep(codes.values(), now));
  useEffect(() => {
    if (hasJumped) void refresh();
  }, [hasJumped, refresh]);

  return { codes, refresh };
}

function isValid({ endsAt }: CodeView): boolean {
  return endsAt === undefined || endsAt > Date.now();
}
