import type { AccountView } from '../../ipc/accounts.ts';

/** What users can do with one account. The functions are stable, so a row renders again only if its data changes. */
export interface AccountActions {
  copy: (account: AccountView, which: 'present' | 'next') => void;
  nextCounter: (account: AccountView) => void;
  /** Takes the last code of a counter back. */
  takeCounterBack: (account: AccountView) => void;
  edit: (account: AccountView) => void;
  /** Shows the key and its QR code after the user confirms who they are. */
  showKey: (account: AccountView) => void;
  showMaking: (account: AccountView) => void;
  remove: (account: AccountView) => void;
  setFavourite: (account: AccountView, favourite: boolean) => void;
  /** Shows a hidden code for a few seconds. */
  reveal: (account: AccountView) => void;
}

/** What rows and dialogs do with an account. Each action ends with a message to the user. */
export interface PageActions extends AccountActions {
  /** Moves the account to the bin at once. The toast offers to undo it. */
  removeNow: (account: AccountView) => void;
  /** Moves several accounts to the bin at once, with one undo. */
  removeTogether: (accounts: readonly AccountView[]) => Promise<void>;
  /** Changes the favourite mark or the tags of several accounts at once, with one undo. */
  arrange: (
    accounts: readonly AccountView[],
    change: (account: AccountView) => Partial<Pick<AccountView, 'favourite' | 'tags'>>,
  ) => Promise<void>;
  /** @param place the new position, counted from 0 */
  move: (account: AccountView, before: string | undefined, place: number, count: number) => void;
}
