import { useEffect, useState } from 'react';
import type { QueryOf, ReplyOf, RouteContract } from '../../../contract/index.ts';
import { send } from '../../api/api.ts';
import { useAction } from '../../step-up/use-action.ts';
import { type LoadedWithStepUp, useLoadedWithStepUp } from './use-loaded-with-step-up.ts';

export interface Pages<Item> extends Pick<LoadedWithStepUp<unknown>, 'fault' | 'isUnproven' | 'reload'> {
  /** `undefined` until the first answer. */
  items: readonly Item[] | undefined;
  hasMore: boolean;
  busy: boolean;
  more: () => void;
}

/** Returns a list page by page. It starts again when the query changes. */
export function usePages<R extends RouteContract, Item>(
  route: R,
  query: QueryOf<R>,
  read: (reply: ReplyOf<R>) => { items: readonly Item[]; next: string | null },
): Pages<Item> {
  const first = useLoadedWithStepUp(route, query);
  const later = useAction(route);
  const [rest, setRest] = useState<{ items: readonly Item[]; next: string | null }>();
  const { reply } = first;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page starts a new list
  useEffect(() => setRest(undefined), [reply]);

  const start = reply === undefined ? undefined : read(reply);
  const next = rest ? rest.next : (start?.next ?? null);

  async function more() {
    if (next === null) return;
    const sent: Record<string, unknown> = { ...(query as object), before: next };
    const answer = await later.run(() => send(route, sent));
    if (!answer) return;
    const page = read(answer);
    setRest((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next }));
  }

  return {
    items: start && [...start.items, ...(rest?.items ?? [])],
    hasMore: next !== null,
    busy: later.busy,
    fault: first.fault ?? later.fault,
    isUnproven: first.isUnproven,
    reload: first.reload,
    more: () => void more(),
  };
}
