import {
  type KeyboardEvent,
  lazy,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Notice, useToast } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import type { Beginning } from '../../ipc/app.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import type { SortOrder } from '../../sort-accounts.ts';
import { AccountList } from '../accounts/account-list.tsx';
import { arrangeAccounts, type Shelf, tagsOf } from '../accounts/arrange.ts';
import type { Asked } from '../accounts/asked.ts';
import { ClockNotice } from '../accounts/clock-notice.tsx';
import { markFirstCode } from '../accounts/first-code-painted.ts';
import { changed, NOTHING, onlyListed, type Selection, type SelectionChange } from '../accounts/selection.ts';
import { SelectionBar } from '../accounts/selection-bar.tsx';
import { Shelves } from '../accounts/shelves.tsx';
import { useAccountActions } from '../accounts/use-account-actions.ts';
import { useAccounts } from '../accounts/use-accounts.ts';
import { useAdded } from '../accounts/use-added.ts';
import { useCopied } from '../accounts/use-copied.ts';
import { useRevealed } from '../accounts/use-revealed.ts';
import { DropHint } from '../add/drop-hint.tsx';
import { FolderBar } from '../add/folder-bar.tsx';
import { useFound } from '../add/use-found.ts';
import { useHandOver } from '../add/use-hand-over.ts';
import { useWaitingFiles } from '../add/use-waiting-files.ts';
import { useWatchedFolder } from '../add/use-watched-folder.ts';
import { ask, listen } from '../bridge/bridge.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { loadBrandIcons } from '../pieces/issuer-icon.tsx';
import { isComposing } from '../pieces/pressed-key.ts';
import type { Begun } from '../shell/begun.ts';
import { Foot } from '../shell/foot.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import { useShortcutRefusal } from '../shell/use-shortcut-refusal.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';
import { NoAccounts, NoMatch } from './empty.tsx';
import './main-page.css';

// Dialogs and settings are loaded right after the first code is shown.
const Dialogs = lazy(async () => ({ default: (await import('./dialogs.tsx')).Dialogs }));
const BackupNotice = lazy(async () => ({
  default: (await import('../backup/backup-notice.tsx')).BackupNotice,
}));
const SeveralNotice = lazy(async () => ({
  default: (await import('../several/several-notice.tsx')).SeveralNotice,
}));
const KitRestore = lazy(async () => ({ default: (await import('../backup/kit-restore.tsx')).KitRestore }));
const loadSettings = () => import('./settings-page.tsx');
const SettingsPage = lazy(async () => ({ default: (await loadSettings()).SettingsPage }));

export interface AccountsPageProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  onStatus: (status: VaultStatus) => void;
  beginning: Beginning | undefined;
  /** What the user began on the first-run page. */
  begun: Begun | undefined;
  onBegun: () => void;
}

/** Shows the main page: search, list, bottom bar, and the open dialog. */
export function AccountsPage({ status, onStatus, beginning, begun, onBegun }: AccountsPageProps) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const toast = useToast();
  const { settings, change } = useSettings();
  const { accounts, refresh } = useAccounts(beginning?.accounts);
  const [search, setSearch] = useState('');
  const [shelf, setShelf] = useState<Shelf>({ kind: 'all' });
  const [asked, setAsked] = useState<Asked>();
  const [inSettings, setInSettings] = useState(false);
  const [joiningWords, setJoiningWords] = useState<string>();
  const [settingsPart, setSettingsPart] = useState<'clock'>();
  const [isSettled, setIsSettled] = useState(false);
  const searchBox = useRef<HTMLInputElement>(null);
  const found = useFound();
  const { added, mark } = useAdded();
  const { revealed, reveal } = useRevealed(settings.hideCodes);
  const { copied, onCopied } = useCopied();
  const actions = useAccountActions(setAsked, reveal, onCopied);

  useEffect(() => {
    const soon = requestIdleCallback(() => {
      void loadBrandIcons();
      setIsSettled(true);
    });
    return () => cancelIdleCallback(soon);
  }, []);
  useEffect(() => {
    const take = async () => {
      const reply = await ask('app:asked', undefined);
      if (!reply.ok || reply.value === undefined) return;
      setInSettings(reply.value === 'settings');
      if (reply.value === 'scan') found.scanScreens();
      if (reply.value === 'import' || reply.value === 'export' || reply.value === 'updates') {
        setAsked({ kind: reply.value });
      }
      if (reply.value === 'handed-over') found.readHandedOver();
    };
    void take();
    return listen('window:asked', take);
  }, [found.scanScreens, found.readHandedOver]);

  useEffect(() => listen('window:say', (sentence) => toast({ text: sentence, tone: 'error' })), [toast]);

  useEffect(
    () =>
      listen('several:scanned', ({ words }) => {
        if (inSettings) return;
        setAsked(undefined);
        setJoiningWords(words);
        setInSettings(true);
      }),
    [inSettings],
  );
  useEffect(() => {
    // The joining code is all that the scan was for.
    if (joiningWords !== undefined && found.review) found.discard();
  }, [joiningWords, found.review, found.discard]);

  useEffect(() => {
    // A dialog that is still loading would otherwise open after the settings, when nobody expects it any more.
    if (inSettings) setAsked(undefined);
  }, [inSettings]);

  const openSettings = useCallback(() => setInSettings(true), []);
  const openClockSettings = () => {
    setSettingsPart('clock');
    setInSettings(true);
  };
  useShortcutRefusal(openSettings);

  const canLock = status.protection.includes('passphrase');
  const lock = useCallback(async () => {
    const reply = await askWithToast('vault:lock', undefined);
    if (reply) onStatus(reply.value);
  }, [askWithToast, onStatus]);
  const free = asked === undefined && found.review === undefined && !inSettings;
  const folder = useWatchedFolder(free, found.takeFromFolder);
  const add = useMemo(
    () => ({
      scanScreens: found.scanScreens,
      openImage: found.openImage,
      scanRegion: found.scanRegion,
      readClipboard: found.readClipboard,
      camera: () => setAsked({ kind: 'camera' }),
      watchFolder: folder.watch,
      pasteKeyUri: () => setAsked({ kind: 'key-uri' }),
      type: () => setAsked({ kind: 'typed' }),
      importFile: () => setAsked({ kind: 'import' }),
    }),
    [found.scanScreens, found.openImage, found.readClipboard, found.scanRegion, folder.watch],
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
      openSettings,
      lock: canLock ? lock : undefined,
    }),
    [found.scanScreens, found.openImage, openSettings, canLock, lock],
  );
  useShortcuts(shortcuts, free);
  const inImport = asked?.kind === 'import';
  const filesHeld = useHandOver(found, { drop: free || inImport, paste: free });
  useEffect(() => {
    // A picture was dropped on the import dialog.
    if (inImport && found.review) setAsked(undefined);
  }, [inImport, found.review]);
  useWaitingFiles(
    useCallback(() => setAsked({ kind: 'import' }), []),
    free,
  );
  useBegun(begun, onBegun, found.readPictures, setAsked);

  const locale = currentLocale();
  const tags = useMemo(() => tagsOf(accounts ?? [], locale), [accounts, locale]);
  const hasFavourites = accounts?.some(({ favourite }) => favourite) ?? false;
  // If a shelf has lost its last account, its button is gone too, so show all accounts.
  const standing: Shelf =
    (shelf.kind === 'favourites' && !hasFavourites) || (shelf.kind === 'tag' && !tags.includes(shelf.tag))
      ? { kind: 'all' }
      : shelf;
  const shown = useSame(
    useMemo(
      () => arrangeAccounts(accounts ?? [], standing, search, settings.sort, locale),
      [accounts, standing, search, settings.sort, locale],
    ),
  );
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const order = useMemo(() => shown.map(({ id }) => id), [shown]);
  const listed = useMemo(() => onlyListed(selection, order), [selection, order]);
  const select = useCallback(
    (change: SelectionChange) => setSelection((before) => changed(onlyListed(before, order), change, order)),
    [order],
  );
  const selectedAccounts = useMemo(() => shown.filter(({ id }) => listed.ids.has(id)), [shown, listed]);
  const removeSelected = useCallback(() => {
    setSelection(NOTHING);
    void actions.removeTogether(selectedAccounts);
  }, [actions, selectedAccounts]);
  const page = useRef<HTMLDivElement>(null);
  const isScrolled = useRef(false);
  // A new list starts at the top, with the best match first. `scrollTop` is not read here, because that forces a
  // layout.
  const { searchFor, choose, sortBy } = useMemo(() => {
    const fromBeginning =
      <T,>(show: (wanted: T) => unknown) =>
      (wanted: T) => {
        if (isScrolled.current) page.current?.scrollTo(0, 0);
        show(wanted);
      };
    return {
      searchFor: fromBeginning(setSearch),
      choose: fromBeginning(setShelf),
      sortBy: fromBeginning((sort: SortOrder) => change({ sort })),
    };
  }, [change]);
  const onAdded = useCallback(
    (accounts: readonly AccountView[]) => {
      // Wherever it stands, the new account is on the list that is shown.
      setSearch('');
      setShelf({ kind: 'all' });
      mark(accounts);
      refresh();
    },
    [mark, refresh],
  );
  const focusFirstRow = () => page.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = shown[0];
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape' && search !== '') searchFor('');
    else if (event.key === 'ArrowDown') focusFirstRow();
    else if (event.key === 'Enter' && search.trim() !== '' && first) {
      // A counter makes a code only where it can be seen that it does.
      if (first.type === 'hotp') focusFirstRow();
      else actions.copy(first, 'present');
    } else return;
    event.preventDefault();
  };
  const ordered = settings.sort === 'manual' && search.trim() === '' && !status.readOnly;
  const move = useMemo(() => {
    if (!ordered) return undefined;
    return (...[account, before, place]: [Parameters<typeof actions.move>[0], string | undefined, number]) =>
      actions.move(account, before, place, shown.length);
  }, [ordered, actions, shown.length]);

  if (inSettings) {
    return (
      <Suspense>
        <SettingsPage
          status={status}
          accounts={accounts ?? []}
          joiningWords={joiningWords}
          beginWith={settingsPart}
          onClose={() => {
            setJoiningWords(undefined);
            setSettingsPart(undefined);
            setInSettings(false);
          }}
        />
      </Suspense>
    );
  }
  return (
    <div
      ref={page}
      className="accounts-page"
      onScroll={({ currentTarget }) => {
        isScrolled.current = currentTarget.scrollTop > 0;
      }}
    >
      <TopBar
        searchBox={searchBox}
        search={search}
        onSearch={searchFor}
        onSearchKey={onSearchKey}
        accountCount={accounts?.length ?? 0}
        scanning={found.looking === 'screens'}
        add={add}
      />
      <main className="accounts-page__main">
        {accounts && accounts.length > 1 && (
          <Shelves
            shelf={standing}
            onShelf={choose}
            tags={tags}
            hasFavourites={hasFavourites}
            sort={settings.sort}
            onSort={sortBy}
          />
        )}
        <FolderBar folder={folder} />
        {status.readOnly && (
          <Notice tone="warning" title={t('list.readOnly')}>
            {status.readOnlyBecause}
          </Notice>
        )}
        {accounts && accounts.length > 0 && <ClockNotice onSettings={openClockSettings} />}
        {isSettled && (
          <Suspense>
            <BackupNotice />
            <SeveralNotice />
          </Suspense>
        )}
        {status.quarantined > 0 && (
          <Notice tone="warning">{t('list.quarantined', { count: status.quarantined })}</Notice>
        )}
        {accounts?.length === 0 && <NoAccounts scanning={found.looking === 'screens'} add={add} />}
        {accounts && accounts.length > 0 && shown.length === 0 && (
          <NoMatch
            search={search}
            onClear={() => {
              setSearch('');
              setShelf({ kind: 'all' });
            }}
          />
        )}
        {shown.length > 0 && (
          <AccountList
            accounts={shown}
            beginning={beginning?.codes}
            actions={actions}
            layout={settings.layout}
            revealed={revealed}
            added={added}
            copied={copied}
            selected={listed.ids}
            onSelect={select}
            onRemoveSelected={removeSelected}
            onMove={move}
            searchBox={searchBox}
            scroller={page}
            onFirstCode={markFirstCode}
          />
        )}
        <SearchOutcome search={search} shown={shown.length} count={accounts?.length ?? 0} />
      </main>
      {selectedAccounts.length > 0 ? (
        <SelectionBar
          selected={selectedAccounts}
          onFavourite={(favourite) => actions.arrange(selectedAccounts, () => ({ favourite }))}
          onTag={() => setAsked({ kind: 'tags', accounts: selectedAccounts })}
          onRemove={removeSelected}
          onClear={() => select({ kind: 'none' })}
        />
      ) : (
        <Foot status={status} onLock={lock} onSettings={openSettings} onAsk={setAsked} />
      )}
      {filesHeld && <DropHint />}
      {isSettled && (
        <Suspense>
          <Dialogs
            asked={asked}
            onAsk={setAsked}
            found={found}
            status={status}
            onAdded={onAdded}
            onChanged={refresh}
            actions={actions}
          />
          <KitRestore report={found.review?.report} discard={found.discard} />
        </Suspense>
      )}
    </div>
  );
}

/** Continues once with what the user began on the first-run page. */
function useBegun(
  begun: Begun | undefined,
  onBegun: () => void,
  read: (files: readonly File[]) => void,
  open: (asked: Asked) => void,
): void {
  useEffect(() => {
    if (!begun) return;
    onBegun();
    if (begun.kind === 'import' && begun.files.length > 0) read(begun.files);
    else open({ kind: begun.kind });
  }, [begun, onBegun, read, open]);
}

/** Returns the old array if the items are the same, so that a keystroke without effect renders no row again. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const before = useRef(list);
  if (list.length !== before.current.length || list.some((item, at) => item !== before.current[at])) {
    before.current = list;
  }
  return before.current;
}

/** Announces how many accounts match, once the user pauses typing. */
function SearchOutcome({ search, shown, count }: { search: string; shown: number; count: number }) {
  const t = useTexts();
  const said = useDeferredValue(search.trim() === '' ? '' : t('list.shown', { shown, count }));
  return (
    <p className="cs-visually-hidden" role="status">
      {said}
    </p>
  );
}
