import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Notice } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc-contract.ts';
import { useFound } from '../add/use-found.ts';
import { Foot } from '../shell/foot.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { useAsk } from '../use-ask.ts';
import { AccountList } from './account-list.tsx';
import type { Asked } from './dialogs.tsx';
import { NoAccounts, NoMatch } from './empty.tsx';
import { filterAccounts } from './filter-accounts.ts';
import { useFirstCodePainted } from './first-code-painted.ts';
import { useAccountActions } from './use-account-actions.ts';
import { useAccounts } from './use-accounts.ts';
import './accounts-page.css';

// Dialogs are not needed for the first code to be seen; they are read right after it.
const loadDialogs = () => import('./dialogs.tsx');
const Dialogs = lazy(async () => ({ default: (await loadDialogs()).Dialogs }));

export interface AccountsPageProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  onStatus: (status: VaultStatus) => void;
}

/** The main page: search, list, foot, and whatever dialog is open over them. */
export function AccountsPage({ status, onStatus }: AccountsPageProps) {
  const ask = useAsk();
  const { accounts, refresh } = useAccounts();
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const searchBox = useRef<HTMLInputElement>(null);
  const found = useFound();
  const actions = useAccountActions(refresh, setAsked);
  useFirstCodePainted(accounts?.some(({ code }) => code !== undefined) ?? false);

  useEffect(() => {
    const soon = requestIdleCallback(() => void loadDialogs());
    return () => cancelIdleCallback(soon);
  }, []);

  const canLock = status.protection.includes('passphrase');
  const lock = useCallback(async () => {
    const reply = await ask('vault:lock', undefined);
    if (reply) onStatus(reply.value);
  }, [ask, onStatus]);
  const add = useMemo(
    () => ({
      scanScreens: found.scanScreens,
      openImage: found.openImage,
      pasteKeyUri: () => setAsked({ kind: 'key-uri' }),
      type: () => setAsked({ kind: 'typed' }),
    }),
    [found.scanScreens, found.openImage],
  );
  const shortcuts = useMemo(
    () => ({
      search: () => {
        searchBox.current?.focus();
        searchBox.current?.select();
      },
      scanScreens: found.scanScreens,
      openImage: found.openImage,
      showShortcuts: () => setAsked({ kind: 'shortcuts' }),
      lock: canLock ? lock : undefined,
    }),
    [found.scanScreens, found.openImage, canLock, lock],
  );
  useShortcuts(shortcuts, asked === undefined && found.review === undefined);

  const shown = useMemo(() => (accounts ? filterAccounts(accounts, search) : []), [accounts, search]);
  const list = useRef<HTMLElement>(null);
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = shown[0];
    if (event.key === 'Escape' && search !== '') setSearch('');
    else if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
    else if (event.key === 'Enter' && search.trim() !== '' && first?.code !== undefined) {
      actions.copy(first, 'present');
    } else return;
    event.preventDefault();
  };

  return (
    <div className="accounts-page">
      <TopBar
        searchBox={searchBox}
        search={search}
        onSearch={setSearch}
        onSearchKey={onSearchKey}
        accountCount={accounts?.length ?? 0}
        scanning={found.looking === 'screens'}
        add={add}
      />
      <main ref={list} className="accounts-page__main">
        {status.readOnly && (
          <Notice tone="warning">
            The vault is open for reading only: codes work, but nothing can be added, renamed or removed.
          </Notice>
        )}
        {accounts?.length === 0 && <NoAccounts scanning={found.looking === 'screens'} add={add} />}
        {accounts && accounts.length > 0 && shown.length === 0 && (
          <NoMatch search={search} onClear={() => setSearch('')} />
        )}
        {shown.length > 0 && <AccountList accounts={shown} actions={actions} searchBox={searchBox} />}
        <p className="cs-visually-hidden" role="status">
          {accounts && search.trim() !== '' && `${shown.length} of ${accounts.length} accounts shown.`}
        </p>
      </main>
      <Foot
        status={status}
        onTrust={() => setAsked({ kind: 'trust' })}
        onLock={lock}
        onShortcuts={() => setAsked({ kind: 'shortcuts' })}
      />
      <Suspense>
        <Dialogs
          asked={asked}
          onAsk={setAsked}
          found={found}
          status={status}
          onChanged={refresh}
          actions={actions}
        />
      </Suspense>
    </div>
  );
}
