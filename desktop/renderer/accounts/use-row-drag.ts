import { type DragEvent, type RefObject, useEffect, useState } from 'react';
import type { AccountView } from '../../ipc/accounts.ts';

/** The drag format of this app's rows. It tells them from pictures dragged in from elsewhere. */
const FORMAT = 'application/x-countersign-account';

export interface RowDrag {
  /** The row under the pointer, and on which side of it the account would land. */
  over: { id: string; after: boolean } | undefined;
  /** Whether a drag is possible. */
  isOn: boolean;
  /** Event handlers for the list. */
  list: {
    onDragStart?: (event: DragEvent) => void;
    onDragOver?: (event: DragEvent) => void;
    onDragLeave?: (event: DragEvent) => void;
    onDragEnd?: () => void;
    onDrop?: (event: DragEvent) => void;
  };
}

/** Reorders accounts by drag and drop. */
export function useRowDrag(
  accounts: readonly AccountView[],
  onMove: ((account: AccountView, before: string | undefined, place: number) => void) | undefined,
  scroller: RefObject<HTMLElement | null>,
): RowDrag {
  const [over, setOver] = useState<RowDrag['over']>();
  const [dragged, setDragged] = useState<string>();
  useEdgeScrolling(dragged !== undefined, scroller);
  if (!onMove) return { over: undefined, isOn: false, list: {} };

  const end = () => {
    setOver(undefined);
    setDragged(undefined);
  };
  return {
    over: over?.id === dragged ? undefined : over,
    isOn: true,
    list: {
      onDragStart: (event) => {
        const id = rowUnder(event)?.id;
        if (id === undefined) return;
        event.dataTransfer.setData(FORMAT, id);
        event.dataTransfer.effectAllowed = 'move';
        setDragged(id);
      },
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

/** The part of the window, from its top and bottom, in which dragging scrolls. In pixels. */
const EDGE = 96;
/** Pixels per frame at the very edge. */
const FASTEST = 18;

/** Scrolls while a row is dragged near the top or the bottom, faster towards the edge. */
function useEdgeScrolling(dragging: boolean, scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = scroller;
    if (!dragging || !current) return undefined;
    let speed = 0;
    let frame = 0;
    const onOver = (event: globalThis.DragEvent) => {
      const { top, bottom } = current.getBoundingClientRect();
      const up = Math.max(0, top + EDGE - event.clientY);
      const down = Math.max(0, event.clientY - (bottom - EDGE));
      speed = (FASTEST * Math.min(EDGE, down || up) * (down > 0 ? 1 : -1)) / EDGE;
    };
    const step = () => {
      if (speed !== 0) current.scrollBy(0, speed);
      frame = requestAnimationFrame(step);
    };
    step();
    window.addEventListener('dragover', onOver);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('dragover', onOver);
    };
  }, [dragging, scroller]);
}

function rowUnder(event: DragEvent): { row: HTMLElement; id: string } | undefined {
  const row = event.target instanceof Element ? event.target.closest('li') : null;
  const id = row?.querySelector<HTMLElement>('[data-row]')?.dataset.row;
  return row && id !== undefined ? { row, id } : undefined;
}

/** Returns the row under the pointer, and whether the pointer is in its lower half. */
function sideOf(event: DragEvent): { id: string; after: boolean } | undefined {
  const under = rowUnder(event);
  if (!under) return undefined;
  const { top, height } = under.row.getBoundingClientRect();
  return { id: under.id, after: event.clientY > top + height / 2 };
}
