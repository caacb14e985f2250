/** The items of the tray's menu: favourites to copy, open, lock and quit. */
import type { MenuItemConstructorOptions } from 'electron';
import type { AccountView } from '../../ipc/accounts.ts';
import type { MainTexts } from '../texts/texts.ts';

/** The largest number of favourites. In a longer menu, the palette is quicker. */
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
 * Returns the menu's items.
 *
 * @param accounts `undefined` while the vault is locked, so that the menu shows no names
 * @param canLock whether there is a passphrase to unlock the vault again
 */
export function trayMenu(
  accounts: readonly AccountView[] | undefined,
  canLock: boolean,
  texts: MainTexts['tray'],
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const favourites = (accounts ?? []).filter(({ favourite }) => favourite).slice(0, MOST);
  const items: MenuItemConstructorOptions[] = favourites.map(({ id, issuer, account }) => ({
    // A single ampersand would underline the next letter.
    label: texts.copy({ name: [issuer, account].filter(Boolean).join(' · ') }).replaceAll('&', '&&'),
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
