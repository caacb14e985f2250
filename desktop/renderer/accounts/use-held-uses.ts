import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef } from 'react';
import type { AccountView } from '../../ipc/accounts.ts';
import { listen } from '../bridge/bridge.ts';
import { holdUses, type Uses, withUses } from './held-uses.ts';

type Accounts = readonly AccountView[];

/**
 * Follows which account was used last, but does not reorder the list while this window has the focus. Otherwise a row
 * whose code was copied would move to the top under the pointer, and the next click would copy another code.
 *
 * @returns a function that gives the newer list as it may be shown now
 */
export function useHeldUses(
  setAccounts: Dispatch<SetStateAction<Accounts | undefined>>,
): (before: Accounts, after: Accounts) => Accounts {
  const held = useRef<Uses>(new Map());
  useEffect(() => {
    const release = () => {
      const uses = held.current;
      held.current = new Map();
      if (uses.size > 0) setAccounts((before) => before && withUses(before, uses));
    };
    const stop = listen('accounts:used', ({ id, lastUse }) => {
      held.current = new Map(held.current).set(id, lastUse);
      if (!document.hasFocus()) release();
    });
    window.addEventListener('blur', release);
    return () => {
      stop();
      window.removeEventListener('blur', release);
    };
  }, [setAccounts]);
  return useCallback((before, after) => {
    if (!document.hasFocus()) return after;
    const { accounts, uses } = holdUses(before, after);
    held.current = new Map([...held.current, ...uses]);
    return accounts;
  }, []);
}
