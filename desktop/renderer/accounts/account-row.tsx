import { ClipboardCopy, EllipsisVertical, Pencil, RotateCw, Trash2 } from 'lucide-react';
import { memo } from 'react';
import {
  Avatar,
  Button,
  CodeDisplay,
  CountdownRing,
  IconButton,
  Menu,
  nearEnd,
  useFromNow,
} from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc-contract.ts';
import { nameLines, shortName } from './account-name.ts';
import './account-row.css';

/** What a person can do with one account. The functions are stable, so rows render only when their data changes. */
export interface AccountActions {
  copy: (account: AccountView, which: 'present' | 'next') => void;
  nextCounter: (account: AccountView) => void;
  rename: (account: AccountView) => void;
  remove: (account: AccountView) => void;
}

export interface AccountRowProps {
  account: AccountView;
  actions: AccountActions;
  /** Whether Tab stops at this row: at one row of the list only. */
  tabStop: boolean;
}

/** One account: pressing it copies its code. */
export const AccountRow = memo(function AccountRow({ account, actions, tabStop }: AccountRowProps) {
  const { first, second } = nameLines(account);
  const name = shortName(account);
  const tabIndex = tabStop ? 0 : -1;
  const waitsForCode = account.code === undefined;
  const menu = [
    ...(account.nextCode === undefined
      ? []
      : [
          {
            label: 'Copy next code',
            icon: <ClipboardCopy aria-hidden="true" />,
            onSelect: () => actions.copy(account, 'next'),
          },
        ]),
    { label: 'Rename', icon: <Pencil aria-hidden="true" />, onSelect: () => actions.rename(account) },
    {
      label: 'Remove',
      icon: <Trash2 aria-hidden="true" />,
      onSelect: () => actions.remove(account),
      danger: true,
    },
  ];

  return (
    <li className="account">
      <button
        type="button"
        className="account__main"
        data-row={account.id}
        tabIndex={tabIndex}
        onClick={() => (waitsForCode ? actions.nextCounter(account) : actions.copy(account, 'present'))}
      >
        <Avatar name={first} />
        <span className="account__names">
          <span className="cs-visually-hidden">{waitsForCode ? 'Show code of ' : 'Copy code of '}</span>
          <bdi className="account__issuer" title={first}>
            {first}
          </bdi>
          {second && (
            <>
              <span className="cs-visually-hidden">, </span>
              <bdi className="account__account" title={second}>
                {second}
              </bdi>
            </>
          )}
        </span>
        <span className="account__code">
          {!waitsForCode && <span className="cs-visually-hidden">: </span>}
          <Code account={account} />
        </span>
        {account.startsAt !== undefined && account.endsAt !== undefined && (
          <CountdownRing startsAt={account.startsAt} endsAt={account.endsAt} />
        )}
      </button>
      {account.type === 'hotp' && (
        <Button
          className="account__next"
          tabIndex={tabIndex}
          aria-label={`Next code for ${name}`}
          title="Next code"
          icon={<RotateCw aria-hidden="true" />}
          onClick={() => actions.nextCounter(account)}
        >
          {waitsForCode ? 'Next code' : undefined}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton
            label={`Actions for ${name}`}
            tabIndex={tabIndex}
            icon={<EllipsisVertical aria-hidden="true" />}
          />
        }
        items={menu}
      />
    </li>
  );
});

/** The code, and the next one under it while few seconds remain. */
function Code({ account }: { account: AccountView }) {
  const { code, nextCode, startsAt, endsAt } = account;
  const ending = useFromNow(
    (now) => startsAt !== undefined && endsAt !== undefined && nearEnd(startsAt, endsAt, now),
  );
  if (code === undefined) return null;
  return (
    <>
      <CodeDisplay code={code} warning={ending} />
      {ending && nextCode !== undefined && (
        <span className="account__soon">
          <span className="cs-visually-hidden">, </span>
          next <CodeDisplay code={nextCode} size="small" />
        </span>
      )}
    </>
  );
}
