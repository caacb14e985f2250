import { FileInput, FileOutput, RefreshCw, Search } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { foldText } from '../../fold-text.ts';
import type { AccountView, Copied } from '../../ipc/accounts.ts';
import { rankAccounts } from '../../search-accounts.ts';
import { ask, listen } from '../bridge/bridge.ts';
import { useCodes } from '../bridge/use-codes.ts';
import { loadBrandIcons } from '../pieces/issuer-icon.tsx';
import { isComposing } from '../pieces/pressed-key.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CopiedMessage } from './copied-message.tsx';
import { ActionRow, PaletteRow } from './palette-row.tsx';
import { useFittingWindow } from './use-fitting-window.ts';
import { usePaletteAccounts } from './use-palette-accounts.ts';
import './palette.css';

/** The rows that fit into the small window. To see more, users type another letter. */
const MOST_ROWS = 7;
/** How long the message about the copied code stays visible, in milliseconds. */
const SAID_FOR = 1400;

/**
 * Finds an account by a few letters; Enter copies its code and closes the palette. The focus stays in the box, and the
 * arrow keys choose a row (ARIA combobox).
 */
export function Palette() {
  const t = useTexts();
  const { state, accounts } = usePaletteAccounts();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [copied, setCopied] = useState<Copied>();
  const [failure, setFailure] = useState<string>();
  const box = useRef<HTMLInputElement>(null);
  useFittingWindow();

  const open = useCallback(async () => {
    setFailure(undefined);
    setChosen(0);
    const reply = await ask('palette:opening', undefined);
    if (!reply.ok) return;
    setQuery(reply.value.query);
    setCopied(reply.value.copied);
    box.current?.focus();
  }, []);
  useEffect(() => {
    void open();
    void loadBrandIcons();
    return listen('palette:open', open);
  }, [open]);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(close, SAID_FOR);
    return () => clearTimeout(timer);
  }, [copied]);

  const shown = useMemo(() => rankAccounts(accounts, query).slice(0, MOST_ROWS), [accounts, query]);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const { codes } = useCodes(ids, accounts);
  const actions = ACTIONS.map((action) => ({ ...action, label: t(`palette.${action.what}`) })).filter(
    ({ label, whenEmpty }) =>
      state === 'open' &&
      (asksFor(query, label) || (whenEmpty && query.trim() === '' && accounts.length === 0)),
  );
  const last = shown.length + actions.length - 1;
  const at = Math.min(chosen, Math.max(0, last));
  const action = actions[at - shown.length];

  const copy = async (account: AccountView | undefined) => {
    if (!account) return;
    if (account.type === 'hotp') {
      const made = await ask('accounts:next-counter', { id: account.id });
      if (!made.ok) return setFailure(made.error.message);
    }
    const which = account.type === 'hotp' ? 'present' : 'usable';
    const reply = await ask('accounts:copy', { id: account.id, which });
    if (reply.ok) setCopied(reply.value);
    else setFailure(reply.error.message);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') void (action ? begin(action.what) : copy(shown[at]));
    else if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, Math.max(0, last)));
    else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };

  const said = nothingToShow(state, accounts.length, shown.length);
  if (copied) return <CopiedMessage copied={copied} />;
  return (
    <main className="palette">
      <h1 className="cs-visually-hidden">{t('palette.title')}</h1>
      <div className="palette__box">
        <Search aria-hidden="true" />
        <input
          ref={box}
          // biome-ignore lint/a11y/noAutofocus: the window opens for typing
          autoFocus
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={last >= 0}
          aria-controls="palette-rows"
          aria-activedescendant={action ? rowId(action.what) : shown[at] && rowId(shown[at].id)}
          aria-describedby="palette-help"
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id="palette-rows" className="palette__rows" role="listbox" aria-label={t('list.accounts')}>
        {shown.map((account, index) => (
          <PaletteRow
            key={account.id}
            id={rowId(account.id)}
            account={account}
            code={codes.get(account.id)}
            chosen={index === at}
            onChoose={() => copy(account)}
          />
        ))}
        {actions.map(({ what, icon, label }) => (
          <ActionRow
            key={what}
            id={rowId(what)}
            icon={icon}
            label={label}
            chosen={action?.what === what}
            onChoose={() => begin(what)}
          />
        ))}
      </div>
      <p id="palette-help" className="palette__help cs-soft cs-small">
        {t('palette.help')}
      </p>
      <p className="palette__state" role="status">
        {failure ?? (said && t(`palette.${said}`))}
      </p>
    </main>
  );
}

/** Returns the name of the message that explains why there is no row. */
function nothingToShow(
  state: 'reading' | 'open' | 'locked',
  accounts: number,
  shown: number,
): 'locked' | 'noAccounts' | 'none' | undefined {
  if (state === 'reading' || shown > 0) return undefined;
  if (state === 'locked') return 'locked';
  return accounts === 0 ? 'noAccounts' : 'none';
}

/** What can begin in the main window. `whenEmpty`: offered before the user types, if there is no account. */
const ACTIONS = [
  { what: 'import', icon: FileInput, whenEmpty: true },
  { what: 'export', icon: FileOutput, whenEmpty: false },
  { what: 'updates', icon: RefreshCw, whenEmpty: false },
] as const;

/** The fewest letters that offer an action, so that it does not appear during most searches. */
const FEWEST_LETTERS = 3;

/** Whether the user types the name of an action. */
function asksFor(query: string, label: string): boolean {
  const words = foldText(query.trim());
  return words.length >= FEWEST_LETTERS && foldText(` ${label}`).includes(` ${words}`);
}

function begin(what: (typeof ACTIONS)[number]['what']): Promise<unknown> {
  return ask('palette:begin', { what });
}

function rowId(id: string): string {
  return `row-${id}`;
}

function close(): void {
  void ask('palette:close', undefined);
}
