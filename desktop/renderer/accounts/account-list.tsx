import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { AccountView } from '../../ipc-contract.ts';
import { hasModifier } from '../bridge.ts';
import { type AccountActions, AccountRow } from './account-row.tsx';
import './account-list.css';

export interface AccountListProps {
  accounts: readonly AccountView[];
  actions: AccountActions;
  /** Where the arrow up from the first row leads. */
  searchBox: RefObject<HTMLInputElement | null>;
}

/**
 * The list. Tab reaches one row; arrows, Home and End move between rows (the roving tab stop of the ARIA practices).
 */
export function AccountList({ accounts, actions, searchBox }: AccountListProps) {
  const [activeId, setActiveId] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const activeAt = Math.max(
    0,
    accounts.findIndex(({ id }) => id === activeId),
  );
  useFocusKept(list, accounts, activeId, activeAt);

  const focusRow = (at: number) => {
    const id = accounts[at]?.id;
    if (id !== undefined) rowElement(list.current, id)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = accounts.findIndex(({ id }) => id === rowOf(event.target));
    const account = accounts[at];
    // Keys pressed on a row's own small buttons, or in a menu, are theirs.
    if (!account || event.altKey) return;
    switch (event.key) {
      case 'ArrowDown':
        focusRow(at + 1);
        break;
      case 'ArrowUp':
        if (at === 0) searchBox.current?.focus();
        else focusRow(at - 1);
        break;
      case 'Home':
        focusRow(0);
        break;
      case 'End':
        focusRow(accounts.length - 1);
        break;
      case 'Enter':
        if (!event.shiftKey || account.nextCode === undefined) return;
        actions.copy(account, 'next');
        break;
      case 'F2':
        actions.rename(account);
        break;
      case 'Delete':
        if (hasModifier(event)) return;
        actions.remove(account);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <ul
      ref={list}
      className="account-list"
      aria-label="Accounts"
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const id = event.target.closest('li')?.querySelector<HTMLElement>('[data-row]')?.dataset.row;
        if (id !== undefined) setActiveId(id);
      }}
    >
      {accounts.map((account, at) => (
        <AccountRow key={account.id} account={account} actions={actions} tabStop={at === activeAt} />
      ))}
    </ul>
  );
}

/**
 * When the row that held the focus is gone, the row in its place takes it; when a removal is undone, the row that came
 * back does. The focus is moved only if it fell to the page, so nobody's typing is disturbed.
 */
function useFocusKept(
  list: RefObject<HTMLUListElement | null>,
  accounts: readonly AccountView[],
  activeId: string | undefined,
  activeAt: number,
): void {
  const before = useRef({ accounts, activeAt });
  useEffect(() => {
    const old = before.current;
    before.current = { accounts, activeAt };
    if (activeId === undefined || document.activeElement !== document.body) return;
    const known = new Set(old.accounts.map(({ id }) => id));
    const heir =
      accounts.length < old.accounts.length
        ? accounts[Math.min(old.activeAt, accounts.length - 1)]
        : accounts.find(({ id }) => !known.has(id));
    if (heir) rowElement(list.current, heir.id)?.focus();
  }, [accounts, activeId, activeAt, list]);
}

function rowElement(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;
}

function rowOf(target: EventTarget): string | undefined {
  return target instanceof HTMLElement ? target.dataset.row : undefined;
}
