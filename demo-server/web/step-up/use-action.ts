import { useState } from 'react';
import type { RouteContract } from '../../contract/index.ts';
import { ApiRefusal, sentenceOf } from '../api/api.ts';
import { sessionIsOver } from '../api/session-is-over.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useStepUp } from './step-up.tsx';

export interface Action {
  busy: boolean;
  /** Why it failed, in one sentence. */
  fault: string | undefined;
  /**
   * Runs the work. Asks for the second factor first if the server requires it.
   *
   * @returns the reply, or `undefined` if it failed or the user cancelled
   */
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

/** Runs a button's work once at a time, reports its error, and notices the end of the session. */
export function useAction(route: RouteContract): Action {
  const { refresh } = useVisitor();
  const withProof = useStepUp();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  return {
    busy,
    fault,
    async run(work) {
      if (busy) return undefined;
      setBusy(true);
      setFault(undefined);
      try {
        return await withProof(work);
      } catch (error) {
        if (sessionIsOver(route, error)) await refresh();
        else setFault(sentenceOf(error));
        // The second factor was turned off elsewhere, so this page is out of date.
        if (error instanceof ApiRefusal && error.body.code === 'TWO_FACTOR_NOT_ENABLED') await refresh();
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
