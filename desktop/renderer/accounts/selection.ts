/** Which accounts are selected, for an action on all of them. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range begins. */
  anchor?: string | undefined;
}

export const NOTHING: Selection = { ids: new Set() };

export type SelectionChange =
  | { kind: 'toggle'; id: string }
  /** Selects everything between the anchor and this account. `from` is the anchor if there is none yet. */
  | { kind: 'extend'; from: string; to: string }
  | { kind: 'all' }
  | { kind: 'none' };

/** Returns the changed selection. @param order the listed accounts; others cannot be selected */
export function changed(before: Selection, change: SelectionChange, order: readonly string[]): Selection {
  switch (change.kind) {
    case 'none':
      return NOTHING;
    case 'all':
      return { ids: new Set(order), anchor: before.anchor ?? order[0] };
    case 'toggle': {
      const ids = new Set(before.ids);
      if (!ids.delete(change.id)) ids.add(change.id);
      return ids.size === 0 ? NOTHING : { ids, anchor: change.id };
    }
    case 'extend': {
      const anchor =
        before.anchor !== undefined && order.includes(before.anchor) ? before.anchor : change.from;
      const [from, to] = [order.indexOf(anchor), order.indexOf(change.to)].sort((a, b) => a - b);
      if (from === undefined || to === undefined || from < 0) return before;
      return { ids: new Set(order.slice(from, to + 1)), anchor };
    }
  }
}

/** Returns the selection without accounts that are no longer listed, so that no action reaches what nobody sees. */
export function onlyListed(selection: Selection, order: readonly string[]): Selection {
  if (selection.ids.size === 0) return selection;
  const listed = order.filter((id) => selection.ids.has(id));
  if (listed.length === selection.ids.size) return selection;
  return listed.length === 0 ? NOTHING : { ...selection, ids: new Set(listed) };
}
