import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { Button, Checkbox, TextField } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { filterAccounts } from '../../search-accounts.ts';
import { nameLines } from '../pieces/account-name.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface ExportAccountsProps {
  accounts: readonly AccountView[];
  /** The ids of the accounts that are left out. */
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
}

/** Estimated height of a row, in pixels. */
const USUAL_HEIGHT = 44;

/** Lets the user choose accounts, by a search in names and tags or one by one. Only visible rows are rendered. */
export function ExportAccounts({ accounts, left, onLeft }: ExportAccountsProps) {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => filterAccounts(accounts, search), [accounts, search]);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (at) => shown[at]?.id ?? at,
    overscan: 4,
  });
  const setAll = (ids: readonly string[], chosen: boolean) => {
    const next = new Set(left);
    for (const id of ids) {
      if (chosen) next.delete(id);
      else next.add(id);
    }
    onLeft(next);
  };
  const shownIds = shown.map(({ id }) => id);
  return (
    <details className="export__accounts">
      <summary>
        {t('exporting.chosen', { chosen: accounts.length - left.size, count: accounts.length })}
      </summary>
      <div className="export__pick">
        <TextField
          label={t('exporting.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          autoComplete="off"
        />
        <div className="export__ways">
          <Button onClick={() => setAll(shownIds, true)}>{t('found.chooseShown')}</Button>
          <Button onClick={() => setAll(shownIds, false)}>{t('found.leaveShown')}</Button>
        </div>
        <div ref={scroller} className="export__scroller">
          <ul aria-label={t('list.accounts')} style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, key, start }) => {
              const account = shown[index];
              if (!account) return null;
              const { first, second } = nameLines(account);
              return (
                <li
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  aria-posinset={index + 1}
                  aria-setsize={shown.length}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Checkbox
                    checked={!left.has(account.id)}
                    onChange={(event) => setAll([account.id], event.target.checked)}
                  >
                    <bdi>{first}</bdi> {second && <bdi className="cs-soft cs-small">{second}</bdi>}
                  </Checkbox>
                </li>
              );
            })}
          </ul>
        </div>
      </div>
    </details>
  );
}
