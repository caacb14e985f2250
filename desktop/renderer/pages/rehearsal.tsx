import { useEffect, useRef, useState } from 'react';
import { DAY } from '../../../shared/durations.ts';
import type { AccountView, CodeView } from '../../ipc/accounts.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import type { AccountActions } from '../accounts/account-actions.ts';
import { AccountList } from '../accounts/account-list.tsx';
import { Shelves } from '../accounts/shelves.tsx';
import { useSettings } from '../bridge/settings-context.tsx';
import { Foot } from '../shell/foot.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import './rehearsal.css';

/**
 * Renders the parts of the main page with made-up accounts, unseen, while the vault's key is derived. Whatever the page
 * does for the first time – compile its code, load its fonts, match its styles – is then done when the vault opens.
 */
export function Rehearsal({ keyStore }: Pick<VaultStatus, 'keyStore'>) {
  const [begun, setBegun] = useState(false);
  const [codes] = useState(madeUpCodes);
  const { settings } = useSettings();
  const page = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // First, the button shows that it was pressed.
    const soon = requestIdleCallback(() => setBegun(true));
    return () => cancelIdleCallback(soon);
  }, []);
  if (!begun) return null;
  return (
    <div ref={page} className="accounts-page rehearsal" aria-hidden="true" inert>
      <TopBar
        searchBox={searchBox}
        search=""
        onSearch={nothing}
        onSearchKey={nothing}
        accountCount={ACCOUNTS.length}
        scanning={false}
        add={ADD}
      />
      <main className="accounts-page__main">
        <Shelves
          shelf={{ kind: 'all' }}
          onShelf={nothing}
          tags={TAGS}
          hasFavourites
          sort={settings.sort}
          onSort={nothing}
        />
        <AccountList
          accounts={ACCOUNTS}
          beginning={codes}
          actions={ACTIONS}
          layout={settings.layout}
          revealed={undefined}
          added={NONE}
          copied={undefined}
          selected={NONE}
          onSelect={nothing}
          onRemoveSelected={nothing}
          onMove={undefined}
          searchBox={searchBox}
          scroller={page}
          onFirstCode={nothing}
        />
      </main>
      <Foot
        status={{
          state: 'open',
          keyStore,
          path: '',
          protection: ['passphrase'],
          readOnly: false,
          quarantined: 0,
        }}
        onLock={nothing}
        onSettings={nothing}
        onAsk={nothing}
      />
    </div>
  );
}

const nothing = () => undefined;
const NONE: ReadonlySet<string> = new Set();
const TAGS = ['Work'];
/** More than a usual window shows. */
const ROWS = 12;
const ACCOUNTS = Array.from(
  { length: ROWS },
  (_, at): AccountView => ({
    id: `rehearsal-${at}`,
    issuer: `Example ${at}`,
    account: 'ann@example.com',
    type: 'totp',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    addedAt: 0,
    favourite: at === 0,
    tags: at === 1 ? TAGS : [],
    note: '',
  }),
);

/** They stay valid for long, so that nothing asks for others. */
function madeUpCodes(): CodeView[] {
  const startsAt = Date.now();
  return ACCOUNTS.map(({ id }) => ({
    id,
    code: '012345',
    nextCode: '678901',
    startsAt,
    endsAt: startsAt + DAY,
  }));
}

const ADD = {
  scanScreens: nothing,
  openImage: nothing,
  scanRegion: nothing,
  readClipboard: nothing,
  camera: nothing,
  watchFolder: nothing,
  pasteKeyUri: nothing,
  type: nothing,
  importFile: nothing,
};
const ACTIONS: AccountActions = {
  copy: nothing,
  nextCounter: nothing,
  takeCounterBack: nothing,
  edit: nothing,
  showKey: nothing,
  showMaking: nothing,
  remove: nothing,
  setFavourite: nothing,
  reveal: nothing,
};
