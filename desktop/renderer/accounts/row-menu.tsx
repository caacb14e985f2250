import {
  ArrowDown,
  ArrowUp,
  ArrowUpToLine,
  ClipboardCopy,
  EllipsisVertical,
  FlaskConical,
  KeyRound,
  Pencil,
  Star,
  StarOff,
  Trash2,
} from 'lucide-react';
import { createContext, type ReactElement, useContext } from 'react';
import { IconButton, Menu, type MenuItem } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { fullName } from '../pieces/account-name.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { AccountActions } from './account-actions.ts';

/**
 * Moves an account by one place, or to the top, in the custom order. It is a context, not a property of the rows: it changes with each
 * search, but only an open menu uses it.
 */
export const MoveContext = createContext<((account: AccountView, by: -1 | 1 | 'top') => void) | undefined>(
  undefined,
);

export interface RowMenuProps {
  account: AccountView;
  actions: AccountActions;
  tabIndex: number;
  /** `undefined` until the menu was opened once. */
  open: boolean | undefined;
  onOpen: (open: boolean) => void;
}

/** Shows the other actions for an account. The menu is created on first use, so that a list of rows stays light. */
export function RowMenu(props: RowMenuProps) {
  const t = useTexts();
  const { account, tabIndex, open, onOpen } = props;
  const button = (
    <IconButton
      label={t('list.actionsFor', { name: fullName(account) })}
      tabIndex={tabIndex}
      aria-haspopup="menu"
      icon={<EllipsisVertical aria-hidden="true" />}
      onClick={open === undefined ? () => onOpen(true) : undefined}
    />
  );
  return open === undefined ? button : <OpenedMenu {...props} open={open} button={button} />;
}

function OpenedMenu({
  account,
  actions,
  open,
  onOpen,
  button,
}: RowMenuProps & { open: boolean; button: ReactElement }) {
  const t = useTexts();
  const move = useContext(MoveContext);
  const items: MenuItem[] = [];
  if (account.type !== 'hotp') {
    items.push({
      label: t('list.copyNext'),
      icon: <ClipboardCopy aria-hidden="true" />,
      onSelect: () => actions.copy(account, 'next'),
    });
  }
  items.push(
    {
      label: account.favourite ? t('list.unstar') : t('list.star'),
      icon: account.favourite ? <StarOff aria-hidden="true" /> : <Star aria-hidden="true" />,
      onSelect: () => actions.setFavourite(account, !account.favourite),
    },
    { label: t('list.edit'), icon: <Pencil aria-hidden="true" />, onSelect: () => actions.edit(account) },
    {
      label: t('reveal.menu'),
      icon: <KeyRound aria-hidden="true" />,
      onSelect: () => actions.showKey(account),
    },
    {
      label: t('lab.menu'),
      icon: <FlaskConical aria-hidden="true" />,
      onSelect: () => actions.showMaking(account),
    },
  );
  if (move) {
    items.push(
      {
        label: t('list.moveTop'),
        icon: <ArrowUpToLine aria-hidden="true" />,
        onSelect: () => move(account, 'top'),
      },
      { label: t('list.moveUp'), icon: <ArrowUp aria-hidden="true" />, onSelect: () => move(account, -1) },
      { label: t('list.moveDown'), icon: <ArrowDown aria-hidden="true" />, onSelect: () => move(account, 1) },
    );
  }
  items.push({
    label: t('list.remove'),
    icon: <Trash2 aria-hidden="true" />,
    onSelect: () => actions.remove(account),
    danger: true,
  });
  return <Menu open={open} onOpen={onOpen} trigger={button} items={items} />;
}
