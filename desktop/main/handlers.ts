/** The handler of each request. */
import { shownNames } from '../../shared/shown-names.ts';
import type { About } from '../ipc/about.ts';
import type { AskedOfPage } from '../ipc/app.ts';
import type { ClockCheck } from '../ipc/clock.ts';
import type { Emit } from '../ipc/events.ts';
import type { PaletteOpening } from '../ipc/palette.ts';
import type { SystemState } from '../ipc/system.ts';
import type { Settings } from '../settings.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { CodeCopier } from './accounts/copy-code.ts';
import { accountHandlers } from './accounts/handlers.ts';
import type { LastUses } from './accounts/last-uses.ts';
import type { CodeClipboard } from './clipboard/clipboard.ts';
import { clockAddress, offsetFromCode } from './clock/clock-check.ts';
import { type FoundHandlerParts, foundHandlers } from './found/handlers.ts';
import { type ExportHandlerParts, exportHandlers } from './import/in-app/export-handlers.ts';
import { type ImportHandlerParts, importHandlers } from './import/in-app/handlers.ts';
import type { Handlers, HandlersOf } from './ipc/answer.ts';
import { Failure } from './ipc/failure.ts';
import { type SeveralHandlerParts, severalHandlers } from './sync/handlers.ts';
import { sentences } from './texts/texts.ts';
import type { Updates } from './updates/updates.ts';
import { backupHandlers } from './vault/backup-handlers.ts';
import type { VaultHandlerParts } from './vault/handler-parts.ts';
import { kitHandlers } from './vault/kit-handlers.ts';
import { protectionHandlers } from './vault/protection-handlers.ts';
import type { Vault } from './vault/vault.ts';
import { type LockSteps, vaultHandlers } from './vault/vault-handlers.ts';
import { versionHandlers } from './vault/version-handlers.ts';

export interface HandlerParts
  extends VaultHandlerParts,
    FoundHandlerParts,
    ImportHandlerParts,
    ExportHandlerParts,
    SeveralHandlerParts {
  vault: Vault;
  accounts: Accounts;
  clipboard: CodeClipboard;
  uses: LastUses;
  copier: CodeCopier;
  settings: { get: () => Settings; change: (change: Partial<Settings>) => Promise<Settings> };
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** Asks the server at this address for the time. @throws Failure `no-answer` */
  askServerForTime: (address: string) => Promise<ClockCheck>;
  /** Requests for the main page. */
  waiting: { take: () => AskedOfPage | undefined };
  systemState: () => Promise<SystemState>;
  about: {
    read: () => Promise<About>;
    licence: (name: string, version: string) => Promise<string | undefined>;
  };
  palette: { opening: () => PaletteOpening; fit: (height: number) => void; close: () => void };
  /** Shows the main window and begins something there. */
  beginInWindow: (what: AskedOfPage) => void;
  /** Made when it is first needed: few users check for new versions. */
  updates: () => Promise<Pick<Updates, 'check' | 'open' | 'install'>>;
  /** Sends an event to every window. */
  emit: Emit;
}

export function createHandlers(parts: HandlerParts): Handlers {
  const found = foundHandlers(parts);
  const importing = importHandlers(parts, ({ accounts, ...from }) => found.review(accounts, from));
  const lockSteps: LockSteps = {
    before: () => void parts.uses.save(),
    // After locking, nothing from the open vault may stay in memory.
    after: async () => {
      parts.accounts.forgetShownCodes();
      parts.uses.forget();
      found.forget();
      importing.forget();
      await parts.several.forget();
    },
    last: () => parts.clipboard.clear(),
  };
  return {
    ...vaultHandlers(parts, lockSteps),
    ...protectionHandlers(parts),
    ...versionHandlers(parts),
    ...backupHandlers(parts),
    ...kitHandlers(parts),
    ...severalHandlers(parts),
    ...accountHandlers(parts),
    ...found.handlers,
    ...importing.handlers,
    ...appHandlers(parts),
    ...exportHandlers(parts),
  };
}

/** More rows than even a tall window shows. */
const FIRST_ROWS = 40;

function appHandlers(
  parts: HandlerParts,
): HandlersOf<'about' | 'app' | 'settings' | 'system' | 'clock' | 'palette' | 'updates'> {
  const { vault, accounts, settings, emit, palette } = parts;
  return {
    'app:begin': () => {
      const status = vault.status();
      const list = status.state === 'open' ? accounts.list() : [];
      const first = settings.get().hideCodes ? [] : list.slice(0, FIRST_ROWS);
      return {
        settings: settings.get(),
        status,
        accounts: list,
        codes: accounts.codes(first.map(({ id }) => id)),
      };
    },
    'app:asked': () => parts.waiting.take(),
    'settings:get': () => settings.get(),
    'settings:change': async (change) => {
      const now = await settings.change(change);
      emit('settings:changed', now);
      // The windows load the codes again, for the corrected clock.
      if (change.clockOffset !== undefined) emit('accounts:changed', undefined);
      // The vault's status has sentences, which change with the language.
      if (change.language !== undefined) emit('vault:changed', parts.vault.status());
      return now;
    },
    'system:state': () => parts.systemState(),
    'about:read': () => parts.about.read(),
    'about:licence': async ({ name, version }) => {
      const text = await parts.about.licence(name, version);
      if (text === undefined) throw new Failure('not-found', sentences().about.noLicence);
      return text;
    },
    'updates:check': async () => (await parts.updates()).check(),
    'updates:open': async () => {
      await (await parts.updates()).open();
      return undefined;
    },
    'updates:install': async () => {
      await (await parts.updates()).install();
      return undefined;
    },
    'clock:ask-server': ({ address }) => parts.askServerForTime(clockAddress(address)),
    'clock:from-code': ({ id, code }) => {
      const entry = accounts.inUse().find((candidate) => candidate.id === id);
      if (!entry) throw new Failure('not-found', sentences().account.gone);
      const { issuer, account } = shownNames(entry.key);
      return offsetFromCode(entry, code, parts.now(), issuer || account);
    },
    'palette:opening': () => palette.opening(),
    'palette:begin': ({ what }) => {
      palette.close();
      parts.beginInWindow(what);
      return undefined;
    },
    'palette:fit': ({ height }) => {
      palette.fit(height);
      return undefined;
    },
    'palette:close': () => {
      palette.close();
      return undefined;
    },
  };
}
