import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { ApiRefusal } from '../api/api.ts';
import { NeedsFactorDialog } from './needs-factor-dialog.tsx';
import { StepUpDialog } from './step-up-dialog.tsx';

/**
 * Runs an action. If the server requires the second factor first, asks for it and runs the action again.
 *
 * @returns the action's result, or `undefined` if the user cancels
 */
type WithProof = <T>(action: () => Promise<T>) => Promise<T | undefined>;

const StepUpContext = createContext<WithProof | undefined>(undefined);

/** Lets the actions inside it ask for the second factor (step-up) and continue. */
export function StepUpProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState(false);
  const [needed, setNeeded] = useState<string>();
  const answer = useRef<((proven: boolean) => void) | undefined>(undefined);

  const finish = useCallback((proven: boolean) => {
    setAsking(false);
    answer.current?.(proven);
    answer.current = undefined;
  }, []);

  const withProof = useCallback<WithProof>(
    async (action) => {
      try {
        return await action();
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        if (error.body.code === 'SECOND_FACTOR_NEEDED' || error.body.code === 'STAFF_NEEDS_SECOND_FACTOR') {
          setNeeded(error.message);
          return undefined;
        }
        if (error.body.code !== 'STEP_UP_REQUIRED') throw error;
      }
      // Only one dialog at a time, so an earlier one is cancelled.
      finish(false);
      const proven = await new Promise<boolean>((resolve) => {
        answer.current = resolve;
        setAsking(true);
      });
      return proven ? action() : undefined;
    },
    [finish],
  );

  return (
    <StepUpContext value={withProof}>
      {children}
      {needed && <NeedsFactorDialog why={needed} onClose={() => setNeeded(undefined)} />}
      {asking && <StepUpDialog onProven={() => finish(true)} onGiveUp={() => finish(false)} />}
    </StepUpContext>
  );
}

export function useStepUp(): WithProof {
  const withProof = useContext(StepUpContext);
  if (!withProof) throw new Error('useStepUp needs a StepUpProvider around it.');
  return withProof;
}
