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
  useFocusAfterRemoval(list, accounts, activeAt);

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

/** When the row that held the focus is gone, the row in its place takes it, so that the keyboard is not lost. */
function useFocusAfterRemoval(
  list: RefObject<HTMLUListElement | null>,
  accounts: readonly AccountView[],
  activeAt: number,
): void {
  const before = useRef({ count: accounts.length, at: activeAt });
  useEffect(() => {
    const { count, at } = before.current;
    before.current = { count: accounts.length, at: activeAt };
    if (accounts.length >= count || document.activeElement !== document.body) return;
    const heir = accounts[Math.min(at, accounts.length - 1)];
    if (heir) rowElement(list.current, heir.id)?.focus();
  }, [accounts, activeAt, list]);
}

function rowElement(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;
}

function rowOf(target: EventTarget): string | undefined {
  return target instanceof HTMLElement ? target.dataset.row : undefined;
}
