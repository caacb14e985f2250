import { useState } from 'react';
import type { RouteContract } from '../../contract/index.ts';
import { ApiRefusal, sentenceOf } from '../api/api.ts';
import { sessionIsOver } from '../api/session-is-over.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useStepUp } from './step-up.tsx';

export interface Action {
  busy: boolean;
  /** Why it failed: one sentence. */
  fault: string | undefined;
  /**
   * Runs it; asks for the second factor first where the server wants that.
   *
   * @returns the reply, or `undefined` when it failed or the person gave up
   */
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

/** A button's work: once at a time, its fault told, and a session that has ended noticed. */
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
        // The page was drawn for a second factor that has been turned off elsewhere.
        if (error instanceof ApiRefusal && error.body.code === 'TWO_FACTOR_NOT_ENABLED') await refresh();
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
