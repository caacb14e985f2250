import { Check, Eye, RotateCw, Star, Undo2 } from 'lucide-react';
import { memo, useCallback, useMemo, useState } from 'react';
import { groupCode } from '../../../shared/one-time-code.ts';
import { classNames } from '../../../shared/ui/class-names.ts';
import {
  Button,
  CodeDisplay,
  CountdownRing,
  codeWidth,
  IconButton,
  nearEnd,
  secondsLeft,
  useFromNow,
} from '../../../shared/ui/index.ts';
import type { AccountView, CodeView } from '../../ipc/accounts.ts';
import { fullName, nameLines } from '../pieces/account-name.ts';
import { BreakableName } from '../pieces/breakable-name.tsx';
import { IssuerIcon } from '../pieces/issuer-icon.tsx';
import { useTexts } from '../texts/use-texts.ts';
import type { AccountActions } from './account-actions.ts';
import { RowMenu } from './row-menu.tsx';
import type { SelectionChange } from './selection.ts';
import './account-row.css';

export interface AccountRowProps {
  account: AccountView;
  /** Absent while the code is hidden or not yet known. */
  code: CodeView | undefined;
  /** Codes are hidden, and the user did not reveal this one. */
  hidden: boolean;
  /** It is among the selected accounts. */
  selected: boolean;
  onSelect: (change: SelectionChange) => void;
  /** It was added a moment ago. */
  added: boolean;
  /** When its code leaves the clipboard, in Unix milliseconds. `undefined` if it is not there. */
  clearsAt: number | undefined;
  /** The row is rendered beyond an edge of the list and is not visible, so its countdown does not run. */
  still: boolean;
  actions: AccountActions;
  /** Whether Tab stops at this row. It stops at one row of the list only. */
  tabStop: boolean;
}

/** Shows one account. Pressing it copies the code. */
export const AccountRow = memo(function AccountRow(props: AccountRowProps) {
  const { account, code, added, selected, onSelect, clearsAt, hidden, still, actions, tabStop } = props;
  const t = useTexts();
  const { first, second } = nameLines(account);
  const name = fullName(account);
  const tabIndex = tabStop ? 0 : -1;
  const counted = account.type === 'hotp';
  // By account, because a row may come to show another one.
  const [menu, setMenu] = useState<{ of: string; open: boolean }>();
  const openMenu = useCallback((open: boolean) => setMenu({ of: account.id, open }), [account.id]);
  const waitsForCode = counted && code?.code === undefined;
  // Its elements keep their place until the code arrives, which takes milliseconds: nothing jumps, and nothing is made anew.
  const isComing = !counted && !hidden && code === undefined;
  const shown = isComing ? placeOf(account) : code;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu button beside it does the same
    <div
      className={classNames(
        'account',
        added && 'account--added',
        selected && 'account--selected',
        isComing && 'account--coming',
      )}
      // The right button, the menu key and Shift F10.
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu(true);
      }}
    >
      <button
        type="button"
        className="account__main"
        data-row={account.id}
        tabIndex={tabIndex}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) onSelect({ kind: 'toggle', id: account.id });
          else if (event.shiftKey) onSelect({ kind: 'extend', from: account.id, to: account.id });
          else if (waitsForCode) actions.nextCounter(account);
          else actions.copy(account, 'present');
        }}
      >
        <span className="account__icon">
          <IssuerIcon name={first} />
          {clearsAt !== undefined && <CopiedSign clearsAt={clearsAt} still={still} />}
          {account.favourite && clearsAt === undefined && <Star aria-hidden="true" />}
        </span>
        <span className="account__names">
          {selected && <span className="cs-visually-hidden">{t('list.isSelected')}, </span>}
          <span className="cs-visually-hidden">
            {t(waitsForCode ? 'list.showCodeOf' : 'list.copyCodeOf', { name: first })}
          </span>
          <bdi className="account__issuer" title={first} aria-hidden="true">
            <BreakableName name={first} />
          </bdi>
          {account.favourite && <span className="cs-visually-hidden">, {t('list.favourite')}</span>}
          {second && (
            <>
              <span className="cs-visually-hidden">, </span>
              <bdi className="account__account" title={second}>
                <BreakableName name={second} />
              </bdi>
            </>
          )}
          {account.tags.length > 0 && <RowTags tags={account.tags} />}
        </span>
        <span className="account__code">
          {hidden && !waitsForCode ? (
            <HiddenCode digits={account.digits} />
          ) : (
            shown && <Code code={shown} still={still || isComing} />
          )}
        </span>
        {!hidden && shown?.startsAt !== undefined && shown.endsAt !== undefined && (
          <CountdownRing startsAt={shown.startsAt} endsAt={shown.endsAt} still={still || isComing} />
        )}
      </button>
      {hidden && !waitsForCode && (
        <IconButton
          className="account__reveal"
          label={t('list.reveal', { name })}
          tabIndex={tabIndex}
          icon={<Eye aria-hidden="true" />}
          onClick={() => actions.reveal(account)}
        />
      )}
      {counted && (
        <NextCode
          account={account}
          code={code}
          tabIndex={tabIndex}
          still={still}
          actions={actions}
          waitsForCode={waitsForCode}
        />
      )}
      <RowMenu
        account={account}
        actions={actions}
        tabIndex={tabIndex}
        open={menu?.of === account.id ? menu.open : undefined}
        onOpen={openMenu}
      />
    </div>
  );
});

/** Returns what takes the room of a code that is on its way. No digits, so that nothing can take it for a code. */
function placeOf({ id, digits }: AccountView): CodeView {
  return { id, code: '•'.repeat(digits), startsAt: 0, endsAt: 1 };
}

/** Shows the code, and the next code below it during the last seconds. */
function Code({ code: { code, nextCode, startsAt, endsAt }, still }: { code: CodeView; still: boolean }) {
  const t = useTexts();
  const ending = useFromNow(
    (now) => startsAt !== undefined && endsAt !== undefined && nearEnd(startsAt, endsAt, now),
    still,
  );
  if (code === undefined) return null;
  return (
    <>
      <span className="cs-visually-hidden">: </span>
      <CodeDisplay code={code} warning={ending} />
      {ending && nextCode !== undefined && (
        <span className="account__soon">
          <span className="cs-visually-hidden">, </span>
          {t('list.next')} <CodeDisplay code={nextCode} size="small" />
        </span>
      )}
    </>
  );
}

interface NextCodeProps extends Pick<AccountRowProps, 'account' | 'code' | 'still' | 'actions'> {
  tabIndex: 0 | -1;
  waitsForCode: boolean;
}

/** Makes the next code of a counter. During the pause after a step it counts down, and the step can be taken back. */
function NextCode({ account, code, tabIndex, still, actions, waitsForCode }: NextCodeProps) {
  const t = useTexts();
  const name = fullName(account);
  const pausedUntil = code?.pausedUntil;
  const pause = useFromNow((now) => (pausedUntil === undefined ? 0 : secondsLeft(pausedUntil, now)), still);
  return (
    <>
      {pause > 0 && (
        <IconButton
          label={t('list.takeBack', { name })}
          tabIndex={tabIndex}
          icon={<Undo2 aria-hidden="true" />}
          onClick={() => actions.takeCounterBack(account)}
        />
      )}
      <Button
        className="account__next"
        tabIndex={tabIndex}
        aria-label={pause > 0 ? t('list.nextIn', { name, seconds: pause }) : t('list.nextCodeFor', { name })}
        title={t('list.nextCode')}
        icon={pause > 0 ? undefined : <RotateCw aria-hidden="true" />}
        // Not `disabled`, because the focus would be lost.
        aria-disabled={pause > 0}
        onClick={() => {
          if (pause === 0) actions.nextCounter(account);
        }}
      >
        {pause > 0 ? pause : waitsForCode && t('list.nextCode')}
      </Button>
    </>
  );
}

function HiddenCode({ digits }: { digits: number }) {
  const t = useTexts();
  return (
    <span className="cs-code cs-code--large account__hidden" style={codeWidth('•'.repeat(digits))}>
      <span aria-hidden="true">{groupCode('•'.repeat(digits))}</span>
      <span className="cs-visually-hidden">, {t('list.hiddenCode')}</span>
    </span>
  );
}

/** The account's tags, as many as fit on one line. */
function RowTags({ tags }: { tags: readonly string[] }) {
  return (
    <span className="account__tags">
      {tags.map((tag) => (
        <span key={tag}>
          <span className="cs-visually-hidden">, </span>
          <bdi>{tag}</bdi>
        </span>
      ))}
    </span>
  );
}

/** A tick over the icon, with the seconds until the clipboard is cleared. The message says it in words. */
function CopiedSign({ clearsAt, still }: { clearsAt: number; still: boolean }) {
  // The page's clock may be a second behind when the sign appears, and would show one second too many.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another copy begins anew
  const since = useMemo(() => Date.now(), [clearsAt]);
  const seconds = useFromNow((now) => secondsLeft(clearsAt, Math.max(now, since)), still);
  return (
    <span className="account__copied" aria-hidden="true">
      <Check />
      <span>{seconds}</span>
    </span>
  );
}
