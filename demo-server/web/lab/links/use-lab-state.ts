import { createContext, useContext, useEffect, useState } from 'react';
import { readState, type Spec, type StateOf, startOf, writeState } from './lab-state.ts';

/** The fields of a part of a page, as its address has them. */
export interface LinkedPart {
  names: readonly string[];
  /** The names whose values in the address were not allowed. */
  wrong: readonly string[];
  fields: readonly [name: string, value: string][];
  /** Whether the part shows a key that is not one of the lab's own. It is in no field. */
  hasOwnKey: boolean;
}

/** The address of the page around, read once. */
export interface LinkContext {
  search: URLSearchParams;
  /** Tells the page about a part with state. @returns a function that takes it back */
  tell: (part: LinkedPart) => () => void;
}

export const LinkContext = createContext<LinkContext | undefined>(undefined);

/**
 * Returns a state that starts as the page's address says, and a function that changes some of its fields. A link to the
 * page contains the state.
 *
 * @param spec always the same object
 * @param hasOwnKey whether a key is shown that the link leaves out
 */
export function useLabState<S extends Spec>(
  spec: S,
  hasOwnKey = false,
): [StateOf<S>, (change: Partial<StateOf<S>>) => void] {
  const link = useContext(LinkContext);
  const [first] = useState(() =>
    link ? readState(spec, link.search) : { state: startOf(spec), wrong: [] as string[] },
  );
  const [state, setState] = useState(first.state);
  const tell = link?.tell;

  useEffect(
    () =>
      tell?.({ names: Object.keys(spec), wrong: first.wrong, fields: writeState(spec, state), hasOwnKey }),
    [tell, spec, first, state, hasOwnKey],
  );
  return [state, (change) => setState((before) => ({ ...before, ...change }))];
}
