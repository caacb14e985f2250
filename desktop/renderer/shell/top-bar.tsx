import { ScanQrCode, Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Button, IconButton, Kbd } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import { type AddActions, AddMenu } from './add-menu.tsx';
import './top-bar.css';

export interface TopBarProps {
  searchBox: RefObject<HTMLInputElement | null>;
  search: string;
  onSearch: (search: string) => void;
  /** Handles keys in the search box. Arrow down moves into the list; Enter copies the first code. */
  onSearchKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  accountCount: number;
  scanning: boolean;
  add: AddActions;
}

/** Shows the search and the buttons that add accounts. */
export function TopBar({
  searchBox,
  search,
  onSearch,
  onSearchKey,
  accountCount,
  scanning,
  add,
}: TopBarProps) {
  const t = useTexts();
  return (
    <header className="top-bar">
      <h1 className="cs-visually-hidden">Countersign</h1>
      <div className="search">
        <Search aria-hidden="true" />
        <input
          ref={searchBox}
          type="search"
          aria-label={t('shell.searchAccounts')}
          aria-keyshortcuts="/ Control+K Meta+K"
          placeholder={
            accountCount === 0 ? t('shell.search') : t('shell.searchCount', { count: accountCount })
          }
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
          onKeyDown={onSearchKey}
        />
        {search === '' ? (
          <span className="search__keys" aria-hidden="true">
            <Kbd keys={['/']} />
          </span>
        ) : (
          <IconButton
            label={t('shell.clearSearch')}
            icon={<X aria-hidden="true" />}
            onClick={() => {
              onSearch('');
              searchBox.current?.focus();
            }}
          />
        )}
      </div>
      <div className="top-bar__add">
        <Button
          // On an empty page, the large button below is the primary one.
          kind={accountCount === 0 ? 'secondary' : 'primary'}
          busy={scanning}
          icon={<ScanQrCode aria-hidden="true" />}
          aria-keyshortcuts="Control+Shift+S Meta+Shift+S"
          onClick={add.scanScreens}
        >
          {t('shell.scanScreen')}
        </Button>
        <AddMenu add={add} />
      </div>
      <span className="cs-visually-hidden" role="status">
        {scanning ? t('shell.scanning') : ''}
      </span>
    </header>
  );
}
