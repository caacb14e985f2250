/** What the tray's menu holds, apart from the tray: favourites to copy, and the ways in and out. */
import type { MenuItemConstructorOptions } from 'electron';
import type { AccountView } from '../../ipc/accounts.ts';
import type { MainTexts } from '../texts/en/index.ts';

/** Favourites beyond this many make a menu no quicker than the palette. */
const MOST = 15;

export interface TrayActions {
  show: () => void;
  palette: () => void;
  scan: () => void;
  lock: () => void;
  quit: () => void;
  copy: (id: string) => void;
}

/**
 * @param accounts `undefined` while the vault is locked: then no name is in the menu either
 * @param canLock whether there is a passphrase to open it again
 */
export function trayMenu(
  accounts: readonly AccountView[] | undefined,
  canLock: boolean,
  texts: MainTexts['tray'],
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const favourites = (accounts ?? []).filter(({ favourite }) => favourite).slice(0, MOST);
  const items: MenuItemConstructorOptions[] = favourites.map(({ id, issuer, account }) => ({
    // An ampersand would underline the letter after it.
    label: texts.copy([issuer, account].filter(Boolean).join(' · ')).replaceAll('&', '&&'),
    click: () => actions.copy(id),
  }));
  if (accounts && favourites.length === 0) items.push({ label: texts.noFavourites, enabled: false });
  if (items.length > 0) items.push({ type: 'separator' });
  items.push({ label: texts.show, click: actions.show });
  if (accounts) {
    items.push({ label: texts.palette, click: actions.palette }, { label: texts.scan, click: actions.scan });
    if (canLock) items.push({ label: texts.lock, click: actions.lock });
  }
  items.push({ type: 'separator' }, { label: texts.quit, click: actions.quit });
  return items;
}
