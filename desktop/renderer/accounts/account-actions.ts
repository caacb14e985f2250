import type { AccountView } from '../../ipc/accounts.ts';

/** What a person can do with one account. The functions are stable, so rows render only when their data changes. */
export interface AccountActions {
  copy: (account: AccountView, which: 'present' | 'next') => void;
  nextCounter: (account: AccountView) => void;
  edit: (account: AccountView) => void;
  /** Shows its key and QR, after asking who is there. */
  showKey: (account: AccountView) => void;
  showMaking: (account: AccountView) => void;
  remove: (account: AccountView) => void;
  setFavourite: (account: AccountView, favourite: boolean) => void;
  /** Shows a hidden code for a while. */
  reveal: (account: AccountView) => void;
}

/** What rows and dialogs do with an account, each ending in a sentence for the person. */
export interface PageActions extends AccountActions {
  /** Into the bin at once; the toast offers the way back. */
  removeNow: (account: AccountView) => void;
  /** @param place where it then stands, counted from 0 */
  move: (account: AccountView, before: string | undefined, place: number, count: number) => void;
}
