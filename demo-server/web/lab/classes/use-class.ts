import { useCallback, useRef, useState } from 'react';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { callAs, sentenceOf } from '../../api/api.ts';
import { isOver } from './is-over.ts';
import { usePolling } from './use-polling.ts';

/** The pause between two looks at the class, in milliseconds. */
const EVERY_MS = 1500;

export type ClassView = NonNullable<ReplyOf<typeof routes.viewClass>>;

export interface SeenClass {
  /** `undefined` until the first answer. */
  view: ClassView | undefined;
  /** Why the class cannot be seen right now, in one sentence. The last view stays. */
  fault: string | undefined;
  /** Why the class is over, in one sentence. */
  over: string | undefined;
  /** Looks now. */
  look: () => Promise<boolean>;
}

/** Returns the class of a teacher's token, and keeps it up to date. */
export function useClass(token: string): SeenClass {
  const version = useRef<number>(undefined);
  const [view, setView] = useState<ClassView>();
  const [fault, setFault] = useState<string>();
  const [over, setOver] = useState<string>();

  const look = useCallback(async () => {
    try {
      const after = version.current === undefined ? {} : { after: String(version.current) };
      const seen = await callAs(token, routes.viewClass, after);
      setFault(undefined);
      if (seen) {
        version.current = seen.version;
        setView(seen);
      }
      return true;
    } catch (error) {
      if (isOver(error)) {
        setOver(error.message);
        return false;
      }
      setFault(sentenceOf(error));
      return true;
    }
  }, [token]);

  usePolling(look, EVERY_MS);
  return { view, fault, over, look };
}
