import { useCallback, useEffect, useState } from 'react';
import type { QueryOf, ReplyOf, RouteContract } from '../../../contract/index.ts';
import { send, sentenceOf } from '../../api/api.ts';
import { sessionIsOver } from '../../api/session-is-over.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useStepUp } from '../../step-up/step-up.tsx';

export interface LoadedWithStepUp<Reply> {
  /** `undefined` until the first answer. */
  reply: Reply | undefined;
  /** Why there is no answer, in one sentence. */
  fault: string | undefined;
  /** Whether the user cancelled the step-up. `reload` asks again. */
  isUnproven: boolean;
  reload: () => void;
}

/** Returns the reply of a GET route for staff. Asks for the second factor first if the server requires it. */
export function useLoadedWithStepUp<R extends RouteContract>(
  route: R,
  query?: QueryOf<R>,
): LoadedWithStepUp<ReplyOf<R>> {
  const { refresh } = useVisitor();
  const withProof = useStepUp();
  const [reply, setReply] = useState<ReplyOf<R>>();
  const [fault, setFault] = useState<string>();
  const [isUnproven, setUnproven] = useState(false);
  const [times, setTimes] = useState(0);
  // As text, so that an equal query sends no new request.
  const parameters = JSON.stringify(query ?? null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of `times` repeats the request
  useEffect(() => {
    let isCurrent = true;
    const given: unknown = JSON.parse(parameters);
    setUnproven(false);
    setFault(undefined);
    withProof(() => send(route, given ?? undefined)).then(
      (answer) => {
        if (!isCurrent) return;
        setReply(answer);
        setUnproven(answer === undefined);
      },
      (error: unknown) => {
        if (!isCurrent) return;
        if (sessionIsOver(route, error)) void refresh();
        else setFault(sentenceOf(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [route, parameters, times, withProof, refresh]);

  const reload = useCallback(() => setTimes((before) => before + 1), []);
  return { reply, fault, isUnproven, reload };
}
