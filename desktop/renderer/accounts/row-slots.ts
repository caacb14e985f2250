/** The elements of rows, numbered, by the account that each shows, from top to bottom. */
export type RowSlots = ReadonlyMap<string, number>;

/**
 * Decides which element shows which account when the list scrolls, or while a row has the focus. An account keeps its
 * element. A new one takes that of an account that left.
 *
 * @param before the elements so far
 * @param ids the accounts that are drawn, each once, from top to bottom
 * @param focused the account whose element has the focus. If it left, its element goes too: the focus, and a key that is
 * pressed in this moment, must not act on another account
 */
export function keepSlots(before: RowSlots, ids: readonly string[], focused: string | undefined): RowSlots {
  const drawn = new Set(ids);
  const free = [...before].flatMap(([id, slot]) => (drawn.has(id) || id === focused ? [] : [slot]));
  return numbered(before, ids, (id) => before.get(id) ?? free.shift());
}

/**
 * Decides the same when the list itself changes and no row has the focus: each place keeps its element. To change the
 * texts of an element is far quicker than to make one, or to move one to another place.
 */
export function refillSlots(before: RowSlots, ids: readonly string[]): RowSlots {
  const slots = [...before.values()];
  return numbered(before, ids, () => slots.shift());
}

function numbered(
  before: RowSlots,
  ids: readonly string[],
  known: (id: string) => number | undefined,
): RowSlots {
  let last = Math.max(-1, ...before.values());
  return new Map(
    ids.map((id) => {
      const slot = known(id);
      if (slot !== undefined) return [id, slot];
      last += 1;
      return [id, last];
    }),
  );
}
