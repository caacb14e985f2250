import {
  measureElement,
  useVirtualizer,
  type VirtualItem,
  type Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { classNames } from '../../../shared/ui/class-names.ts';
import type { AccountView, CodeView } from '../../ipc/accounts.ts';
import type { Settings } from '../../settings.ts';
import { hasModifier } from '../bridge/bridge.ts';
import { useCodes } from '../bridge/use-codes.ts';
import { pressedKey } from '../pieces/pressed-key.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { AccountActions } from './account-actions.ts';
import { AccountRow } from './account-row.tsx';
import { MoveContext } from './row-menu.tsx';
import { keepSlots, type RowSlots, refillSlots } from './row-slots.ts';
import type { SelectionChange } from './selection.ts';
import type { CopiedAccount } from './use-copied.ts';
import { type RowDrag, useRowDrag } from './use-row-drag.ts';
import './account-list.css';

export interface AccountListProps {
  accounts: readonly AccountView[];
  /** Codes that came with the start-up data. */
  beginning: readonly CodeView[] | undefined;
  actions: AccountActions;
  layout: Settings['layout'];
  /** Accounts whose codes are shown while codes are hidden. `undefined` shows all codes. */
  revealed: ReadonlySet<string> | undefined;
  /** Accounts that were just added. The list scrolls to them. */
  added: ReadonlySet<string>;
  copied: CopiedAccount | undefined;
  selected: ReadonlySet<string>;
  onSelect: (change: SelectionChange) => void;
  /** Moves the selected accounts to the bin. */
  onRemoveSelected: () => void;
  /** Puts an account before another one, or at the end. Absent unless the list has the custom order. */
  onMove: ((account: AccountView, before: string | undefined, place: number) => void) | undefined;
  /** Gets the focus when the user presses the up arrow in the first row. */
  searchBox: RefObject<HTMLInputElement | null>;
  /** The element that scrolls the list. */
  scroller: RefObject<HTMLElement | null>;
  /** Runs when the first code is known. */
  onFirstCode: () => void;
}

/** Estimated row heights, in pixels. */
const USUAL_HEIGHT = { cosy: 82, compact: 58, large: 106 } as const;
/** Extra rows rendered beyond each edge, so that a held arrow key always finds the next row. */
const OVERSCAN = 3;

/**
 * Uses the estimated height until ResizeObserver reports, which is before the next paint. Measuring on mount would force
 * a layout per row.
 */
const measureLater: VirtualizerOptions<HTMLElement, Element>['measureElement'] = (row, entry, list) => {
  if (entry) return measureElement(row, entry, list);
  const at = list.indexFromElement(row);
  return list.itemSizeCache.get(list.options.getItemKey(at)) ?? list.options.estimateSize(at);
};

/**
 * Shows the accounts. Only visible rows are rendered, so a thousand accounts cost as much as ten. Tab stops at one row;
 * the arrow keys, Home and End move between rows (roving tabindex, ARIA Authoring Practices).
 */
export const AccountList = memo(function AccountList(props: AccountListProps) {
  const { accounts, beginning, actions, layout, revealed, added, copied, onMove } = props;
  const { selected, onSelect, onRemoveSelected } = props;
  const { searchBox, scroller, onFirstCode } = props;
  const t = useTexts();
  const list = useRef<HTMLUListElement>(null);
  const [activeId, setActiveId] = useState<string>();
  const activeAt = Math.max(
    0,
    accounts.findIndex(({ id }) => id === activeId),
  );
  const columns = useColumns();
  const rows = useVirtualizer({
    count: accounts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT[layout],
    // With a new function in each render, the library would place all rows again, also those out of sight.
    getItemKey: useCallback((at: number) => accounts[at]?.id ?? at, [accounts]),
    overscan: OVERSCAN,
    lanes: columns,
    scrollMargin: useOffsetTop(list),
    initialRect: { width: 400, height: 720 },
    measureElement: measureLater,
  });
  const drawn = rows.getVirtualItems();
  const isInSight = (at: number) =>
    rows.range !== null && at >= rows.range.startIndex && at <= rows.range.endIndex;
  const wanted = useMemo(() => {
    const ids = drawn.flatMap(({ index }) => accounts[index] ?? []);
    return ids.filter(({ id, type }) => !revealed || revealed.has(id) || type === 'hotp').map(({ id }) => id);
  }, [drawn, accounts, revealed]);
  const slots = useRowSlots(list, drawn, accounts, rows);
  const { codes } = useCodes(wanted, accounts, beginning);
  const hasCode = [...codes.values()].some(({ code }) => code !== undefined);
  useEffect(() => {
    if (hasCode) onFirstCode();
  }, [hasCode, onFirstCode]);
  const focusRow = useFocusRow(list, accounts, rows.scrollToIndex);
  useGoToAdded(accounts, added, focusRow);
  useFocusKept(accounts, activeId, activeAt, focusRow);

  const move = useMemo(() => {
    if (!onMove) return undefined;
    return (account: AccountView, by: -1 | 1 | 'top') => {
      const at = accounts.indexOf(account);
      const place = by === 'top' ? 0 : at + by;
      if (at === -1 || place === at || place < 0 || place >= accounts.length) return;
      onMove(account, accounts[by === 1 ? place + 1 : place]?.id, place);
    };
  }, [onMove, accounts]);
  const drag = useRowDrag(accounts, onMove, scroller);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = accounts.findIndex(({ id }) => id === rowOf(event.target));
    const account = accounts[at];
    // A row's own buttons and menus handle their keys themselves.
    if (!account) return;
    const selecting = selectionKey(event, {
      accounts,
      at,
      columns,
      selected,
      onSelect,
      focusRow,
      onRemoveSelected,
    });
    const run =
      selecting ??
      (event.altKey
        ? reorderKey(event.key, account, move)
        : rowKey(event, { account, at, columns, last: accounts.length - 1, actions, focusRow, toSearch }));
    if (!run) return;
    event.preventDefault();
    run();
  };
  const toSearch = () => searchBox.current?.focus();

  return (
    <MoveContext value={move}>
      <ul
        ref={list}
        className={classNames('account-list', `account-list--${layout}`)}
        aria-label={t('list.accounts')}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const id = event.target.closest('li')?.querySelector<HTMLElement>('[data-row]')?.dataset.row;
          if (id !== undefined) setActiveId(id);
        }}
        {...drag.list}
      >
        {drawn.map(({ index, start, lane }) => {
          const account = accounts[index];
          return (
            account && (
              <li
                key={slots.get(account.id)}
                ref={rows.measureElement}
                data-index={index}
                draggable={drag.isOn}
                aria-setsize={accounts.length}
                aria-posinset={index + 1}
                className={classNames('account-list__row', dropMark(drag, account.id))}
                style={{
                  transform: `translateY(${start - rows.options.scrollMargin}px)`,
                  insetInlineStart: `${(100 / columns) * lane}%`,
                  width: `${100 / columns}%`,
                }}
              >
                <AccountRow
                  account={account}
                  code={codes.get(account.id)}
                  still={!isInSight(index)}
                  added={added.has(account.id)}
                  selected={selected.has(account.id)}
                  onSelect={onSelect}
                  clearsAt={copied?.id === account.id ? copied.clearsAt : undefined}
                  hidden={revealed !== undefined && !revealed.has(account.id)}
                  actions={actions}
                  tabStop={index === activeAt}
                />
              </li>
            )
          );
        })}
      </ul>
    </MoveContext>
  );
});

function dropMark({ over }: RowDrag, id: string): string | false {
  return over?.id === id && (over.after ? 'account-list__row--drop-after' : 'account-list__row--drop-before');
}

interface SelectionKey {
  accounts: readonly AccountView[];
  at: number;
  columns: number;
  selected: ReadonlySet<string>;
  onSelect: (change: SelectionChange) => void;
  focusRow: (at: number) => void;
  onRemoveSelected: () => void;
}

/** Returns the action of a key that selects rows, or that acts on the selected ones. */
function selectionKey(event: KeyboardEvent, list: SelectionKey): (() => void) | undefined {
  const { accounts, at, columns, selected, onSelect, focusRow, onRemoveSelected } = list;
  const id = accounts[at]?.id;
  if (id === undefined || event.altKey) return undefined;
  const key = pressedKey(event);
  const extendTo = (wanted: number) => () => {
    const place = Math.min(Math.max(wanted, 0), accounts.length - 1);
    onSelect({ kind: 'extend', from: id, to: accounts[place]?.id ?? id });
    focusRow(place);
  };
  if (event.ctrlKey || event.metaKey) {
    if (key === 'a') return () => onSelect({ kind: 'all' });
    return key === ' ' ? () => onSelect({ kind: 'toggle', id }) : undefined;
  }
  if (event.shiftKey) {
    if (key === 'ArrowDown') return extendTo(at + columns);
    if (key === 'ArrowUp') return extendTo(at - columns);
    if (key === 'Home') return extendTo(0);
    return key === 'End' ? extendTo(accounts.length - 1) : undefined;
  }
  if (selected.size === 0) return undefined;
  if (key === 'Escape') return () => onSelect({ kind: 'none' });
  return key === 'Delete' ? onRemoveSelected : undefined;
}

const MOVES = { ArrowUp: -1, ArrowDown: 1, Home: 'top' } as const;

function reorderKey(
  key: string,
  account: AccountView,
  move: ((account: AccountView, by: -1 | 1 | 'top') => void) | undefined,
): (() => void) | undefined {
  if (!move || !(key in MOVES)) return undefined;
  return () => move(account, MOVES[key as keyof typeof MOVES]);
}

interface RowKey {
  account: AccountView;
  at: number;
  /** How many cards stand beside each other. */
  columns: number;
  last: number;
  actions: AccountActions;
  focusRow: (at: number) => void;
  toSearch: () => void;
}

/** From these window widths on, in pixels, cards stand in two or three columns. */
const WIDE = ['(min-width: 900px)', '(min-width: 1400px)'].map((query) => window.matchMedia(query));

/** Returns how many cards stand beside each other. */
function useColumns(): number {
  return useSyncExternalStore(watchColumns, () => 1 + WIDE.filter(({ matches }) => matches).length);
}

function watchColumns(changed: () => void): () => void {
  for (const query of WIDE) query.addEventListener('change', changed);
  return () => {
    for (const query of WIDE) query.removeEventListener('change', changed);
  };
}

/** Returns the action for a key pressed on a row. `undefined` leaves the key to the browser. */
function rowKey(event: KeyboardEvent, row: RowKey): (() => void) | undefined {
  const { account, at, columns, last, actions, focusRow } = row;
  switch (pressedKey(event)) {
    case 'ArrowDown':
      return () => focusRow(Math.min(at + columns, last));
    case 'ArrowUp':
      return at < columns ? row.toSearch : () => focusRow(at - columns);
    case 'ArrowLeft':
    case 'ArrowRight': {
      if (columns === 1) return undefined;
      const forward = (event.key === 'ArrowRight') === (getComputedStyle(document.body).direction === 'ltr');
      return () => focusRow(Math.min(Math.max(at + (forward ? 1 : -1), 0), last));
    }
    case 'Home':
      return () => focusRow(0);
    case 'End':
      return () => focusRow(last);
    case 'Enter':
      if (!event.shiftKey || account.type === 'hotp') return undefined;
      return () => actions.copy(account, 'next');
    case 'F2':
      return () => actions.edit(account);
    case 'Delete':
      return hasModifier(event) ? undefined : () => actions.remove(account);
    case 'f':
      if (event.ctrlKey || event.metaKey) return undefined;
      return () => actions.setFavourite(account, !account.favourite);
    case 'v':
      if (event.ctrlKey || event.metaKey) return undefined;
      return () => actions.reveal(account);
    default:
      return undefined;
  }
}

/**
 * Returns the element's offset in its scroller, in pixels. Waits for the browser's layout, because reading the offset
 * earlier would force one.
 */
function useOffsetTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!current?.parentElement) return undefined;
    const observer = new ResizeObserver(() => setTop(current.offsetTop));
    observer.observe(current.parentElement);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

/** Returns a function that moves the focus to a row. It scrolls to the row first if the row is not rendered. */
function useFocusRow(
  list: RefObject<HTMLElement | null>,
  accounts: readonly AccountView[],
  scrollToIndex: (at: number) => void,
): (at: number) => void {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = rowElement(list.current, wanted.current);
    if (!row) return;
    wanted.current = undefined;
    row.focus();
  });
  return (at) => {
    const id = accounts[at]?.id;
    if (id === undefined) return;
    const row = rowElement(list.current, id);
    if (row) row.focus();
    else {
      wanted.current = id;
      scrollToIndex(at);
    }
  };
}

/** Returns the number of each drawn account's element, and tells the virtualizer whose an element became. */
function useRowSlots(
  list: RefObject<HTMLElement | null>,
  drawn: readonly VirtualItem[],
  accounts: readonly AccountView[],
  rows: Virtualizer<HTMLElement, Element>,
): RowSlots {
  const before = useRef<{ slots: RowSlots; accounts?: readonly AccountView[] }>({ slots: new Map() });
  const slots = useMemo(() => {
    const ids = drawn.flatMap(({ index }) => accounts[index]?.id ?? []);
    const focused = focusedRow();
    const isSameList = before.current.accounts === accounts;
    return isSameList || focused !== undefined
      ? keepSlots(before.current.slots, ids, focused)
      : refillSlots(before.current.slots, ids);
  }, [drawn, accounts]);
  useLayoutEffect(() => {
    const old = new Map([...before.current.slots].map(([id, slot]) => [slot, id]));
    const heights = new Map([...before.current.slots.keys()].map((id) => [id, rows.itemSizeCache.get(id)]));
    before.current = { slots, accounts };
    for (const [id, slot] of slots) {
      const earlier = old.get(slot);
      const row = rowElement(list.current, id)?.closest('li');
      if (earlier === undefined || earlier === id || !row) continue;
      // Unless it was given to another row just now.
      if (rows.elementsCache.get(earlier) === row) rows.elementsCache.delete(earlier);
      rows.elementsCache.set(id, row);
      // The observer reports only another height. Until then, the row is as high as before.
      const height = heights.get(earlier);
      if (height !== undefined) rows.resizeItem(rows.indexFromElement(row), height);
    }
  }, [slots, accounts, list, rows]);
  return slots;
}

/** Returns the account whose row has the focus, or a button in it. */
function focusedRow(): string | undefined {
  const row = document.activeElement?.closest('li')?.querySelector('[data-row]');
  return row ? rowOf(row) : undefined;
}

/** Moves the focus to an added account once it is in the list, so that Enter copies its code. */
function useGoToAdded(
  accounts: readonly AccountView[],
  added: ReadonlySet<string>,
  focusRow: (at: number) => void,
): void {
  const gone = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    if (added.size === 0 || gone.current === added) return;
    const at = accounts.findIndex(({ id }) => added.has(id));
    if (at === -1) return;
    gone.current = added;
    focusRow(at);
  }, [accounts, added, focusRow]);
}

/**
 * Moves the focus to the row that took the place of a removed one, or to the row that an undo restored. Moves it only if
 * the page itself has the focus, so that typing elsewhere is not interrupted.
 */
function useFocusKept(
  accounts: readonly AccountView[],
  activeId: string | undefined,
  activeAt: number,
  focusRow: (at: number) => void,
): void {
  const before = useRef({ accounts, activeAt });
  useEffect(() => {
    const old = before.current;
    before.current = { accounts, activeAt };
    if (activeId === undefined || document.activeElement !== document.body) return;
    if (old.accounts === accounts) return;
    const known = new Set(old.accounts.map(({ id }) => id));
    const heir =
      accounts.length < old.accounts.length
        ? Math.min(old.activeAt, accounts.length - 1)
        : accounts.findIndex(({ id }) => !known.has(id));
    if (heir >= 0) focusRow(heir);
  }, [accounts, activeId, activeAt, focusRow]);
}

function rowElement(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;
}

function rowOf(target: EventTarget): string | undefined {
  return target instanceof HTMLElement ? target.dataset.row : undefined;
}
