import { useCallback, useEffect, useState } from 'react';
import type { ReplyOf, RouteContract } from '../../contract/index.ts';
import { send, sentenceOf } from '../api/api.ts';
import { sessionIsOver } from '../api/session-is-over.ts';
import { useVisitor } from './visitor.tsx';

export interface Loaded<Reply> {
  /** `undefined` until the first answer. */
  reply: Reply | undefined;
  /** Why there is no answer, in one sentence. */
  fault: string | undefined;
  /** Sends the request again. The old reply stays until the answer arrives. */
  reload: () => Promise<void>;
}

/** Returns the reply of a GET route without parameters, requested when the component mounts. */
export function useLoaded<R extends RouteContract>(route: R): Loaded<ReplyOf<R>> {
  const { refresh } = useVisitor();
  const [reply, setReply] = useState<ReplyOf<R>>();
  const [fault, setFault] = useState<string>();

  const reload = useCallback(async () => {
    try {
      setReply(await send(route, undefined));
      setFault(undefined);
    } catch (error) {
      if (sessionIsOver(route, error)) await refresh();
      else setFault(sentenceOf(error));
    }
  }, [route, refresh]);

  useEffect(() => {
    void reload();
  }, [reload]);

  return { reply, fault, reload };
}
