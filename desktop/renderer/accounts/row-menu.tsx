import {
  ArrowDown,
  ArrowUp,
  ClipboardCopy,
  EllipsisVertical,
  FlaskConical,
  KeyRound,
  Pencil,
  Star,
  StarOff,
  Trash2,
} from 'lucide-react';
import { createContext, type ReactElement, useContext, useState } from 'react';
import { IconButton, Menu, type MenuItem } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { shortName } from '../pieces/account-name.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { AccountActions } from './account-actions.ts';

/**
 * Moves an account by one place in the custom order. It is a context, not a property of the rows: it changes with each
 * search, but only an open menu uses it.
 */
export const MoveContext = createContext<((account: AccountView, by: -1 | 1) => void) | undefined>(undefined);

export interface RowMenuProps {
  account: AccountView;
  actions: AccountActions;
  tabIndex: number;
}

/** Shows the other actions for an account. The menu is created on first use, so that a list of rows stays light. */
export function RowMenu(props: RowMenuProps) {
  const t = useTexts();
  const [asked, setAsked] = useState(false);
  const { account, tabIndex } = props;
  const button = (
    <IconButton
      label={t('list.actionsFor', { name: shortName(account) })}
      tabIndex={tabIndex}
      aria-haspopup="menu"
      icon={<EllipsisVertical aria-hidden="true" />}
      onClick={asked ? undefined : () => setAsked(true)}
    />
  );
  return asked ? <OpenedMenu {...props} button={button} /> : button;
}

function OpenedMenu({ account, actions, button }: RowMenuProps & { button: ReactElement }) {
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
  return <Menu defaultOpen trigger={button} items={items} />;
}
