import { type DragEvent, useState } from 'react';
import type { AccountView } from '../../ipc-contract.ts';

/** Own rows only: a picture dragged in from elsewhere is no account. */
const FORMAT = 'application/x-countersign-account';

export interface RowDrag {
  /** The row under the pointer, and on which side of it the account would go. */
  over: { id: string; after: boolean } | undefined;
  /** For the rows; absent where nothing can be moved. */
  start: ((account: AccountView, event: DragEvent) => void) | undefined;
  /** For the list. */
  list: {
    onDragOver?: (event: DragEvent) => void;
    onDragLeave?: (event: DragEvent) => void;
    onDragEnd?: () => void;
    onDrop?: (event: DragEvent) => void;
  };
}

/** Puts accounts in order by dragging them. */
export function useRowDrag(
  accounts: readonly AccountView[],
  onMove: ((account: AccountView, before: string | undefined, place: number) => void) | undefined,
): RowDrag {
  const [over, setOver] = useState<RowDrag['over']>();
  const [dragged, setDragged] = useState<string>();
  if (!onMove) return { over: undefined, start: undefined, list: {} };

  const end = () => {
    setOver(undefined);
    setDragged(undefined);
  };
  return {
    over: over?.id === dragged ? undefined : over,
    start: (account, event) => {
      event.dataTransfer.setData(FORMAT, account.id);
      event.dataTransfer.effectAllowed = 'move';
      setDragged(account.id);
    },
    list: {
      onDragOver: (event) => {
        if (!event.dataTransfer.types.includes(FORMAT)) return;
        event.preventDefault();
        setOver(sideOf(event));
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(undefined);
      },
      onDragEnd: end,
      onDrop: (event) => {
        const account = accounts.find(({ id }) => id === event.dataTransfer.getData(FORMAT));
        const target = sideOf(event);
        end();
        if (!account || !target || target.id === account.id) return;
        event.preventDefault();
        const rest = accounts.filter((other) => other !== account);
        const place = rest.findIndex(({ id }) => id === target.id) + (target.after ? 1 : 0);
        onMove(account, rest[place]?.id, place);
      },
    },
  };
}

/** The row under the pointer and the half of it. */
function sideOf(event: DragEvent): { id: string; after: boolean } | undefined {
  const row = event.target instanceof Element ? event.target.closest('li') : null;
  const id = row?.querySelector<HTMLElement>('[data-row]')?.dataset.row;
  if (!row || id === undefined) return undefined;
  const { top, height } = row.getBoundingClientRect();
  return { id, after: event.clientY > top + height / 2 };
}
