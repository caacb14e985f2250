/** What each request does, in terms of the parts that do it. */
import { randomInt } from 'node:crypto';
import { writeMigration } from '../../shared/migration.ts';
import type { ClockCheck, Events, PaletteOpening, SystemState } from '../ipc-contract.ts';
import type { Settings } from '../settings.ts';
import type { Accounts } from './accounts.ts';
import type { CodeClipboard } from './clipboard.ts';
import { clockAddress, offsetFromCode } from './clock-check.ts';
import { Failure } from './failure.ts';
import { type FoundHandlerParts, foundHandlers } from './found-handlers.ts';
import type { Handlers } from './ipc.ts';
import { say } from './texts/texts.ts';
import type { Vault } from './vault/vault.ts';
import { type VaultHandlerParts, vaultKeepingHandlers } from './vault-handlers.ts';

export interface HandlerParts extends VaultHandlerParts, FoundHandlerParts {
  vault: Vault;
  accounts: Accounts;
  clipboard: CodeClipboard;
  settings: { get: () => Settings; change: (change: Partial<Settings>) => Promise<Settings> };
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** Asks one server for the time. @throws Failure `no-answer` */
  askServerForTime: (address: string) => Promise<ClockCheck>;
  systemState: () => Promise<SystemState>;
  palette: { opening: () => PaletteOpening; close: () => void };
  /** Tells every window what it did not ask for. */
  emit: <E extends keyof Events>(event: E, payload: Events[E]) => void;
}

export function createHandlers(parts: HandlerParts): Handlers {
  const found = foundHandlers(parts);
  return {
    ...vaultHandlers(parts, found.forget),
    ...vaultKeepingHandlers(parts),
    ...accountHandlers(parts),
    ...found.handlers,
    ...appHandlers(parts),
    ...exportHandlers(parts),
  };
}

type Of<Prefix extends string> = Pick<Handlers, Extract<keyof Handlers, `${Prefix}:${string}`>>;

function vaultHandlers(
  { vault, accounts, clipboard, emit }: HandlerParts,
  forgetFound: () => void,
): Of<'vault'> {
  /** Every window hears of it, not only the one that asked. */
  const told = async <S extends Events['vault:changed']>(change: Promise<S>): Promise<S> => {
    const status = await change;
    emit('vault:changed', status);
    return status;
  };
  return {
    'vault:status': () => vault.status(),
    'vault:create': ({ passphrase }) => told(vault.create(passphrase)),
    'vault:unlock': ({ passphrase }) => told(vault.unlock(passphrase)),
    'vault:lock': async () => {
      const status = await vault.lock();
      accounts.forget();
      forgetFound();
      await clipboard.clear();
      emit('vault:changed', status);
      return status;
    },
    'vault:set-aside': () => told(vault.setAside()),
  };
}

function accountHandlers({ accounts, clipboard, emit }: HandlerParts): Of<'accounts'> {
  const told = async <T>(change: Promise<T>): Promise<T> => {
    const value = await change;
    emit('accounts:changed', undefined);
    return value;
  };
  /** For changes that have nothing to say beyond having happened. */
  const silent = async (change: Promise<void>): Promise<undefined> => {
    await told(change);
    return undefined;
  };
  return {
    'accounts:list': () => accounts.list(),
    'accounts:codes': ({ ids }) => accounts.codes(ids),
    'accounts:copy': async ({ id, which }) => {
      const { code, ...copied } = accounts.codeOf(id, which);
      return { ...copied, clearsAt: await clipboard.copy(code) };
    },
    'accounts:next-counter': ({ id }) => told(accounts.nextCounter(id)),
    'accounts:edit': (edit) => told(accounts.edit(edit)),
    'accounts:favourite': ({ id, favourite }) => told(accounts.setFavourite(id, favourite)),
    'accounts:move': ({ id, before }) => silent(accounts.move(id, before)),
    'accounts:remove': ({ id }) => silent(accounts.remove(id)),
    'accounts:restore': ({ id }) => told(accounts.restore(id)),
    'accounts:bin': () => accounts.bin(),
    'accounts:purge': ({ ids }) => silent(accounts.purge(ids)),
    'accounts:duplicates': () => accounts.duplicates(),
    'accounts:merge': ({ keep, others }) => told(accounts.merge(keep, others)),
  };
}

/** How long an export is shown, in milliseconds: another app has to read several codes. */
const EXPORT_SHOWN_FOR = 120_000;

function exportHandlers({ vault, accounts, now }: HandlerParts): Of<'export'> {
  return {
    'export:migration': async ({ passphrase }) => {
      await vault.authenticate(passphrase, say().owner.to.showExport);
      const keys = accounts.inUse().map(({ key }) => key);
      return {
        ...writeMigration(keys, randomInt(1, 2 ** 31), say().keys),
        hidesAt: now() + EXPORT_SHOWN_FOR,
      };
    },
  };
}

/** More rows than a tall window shows. */
const FIRST_ROWS = 40;

function appHandlers(parts: HandlerParts): Of<'app' | 'settings' | 'system' | 'clock' | 'palette'> {
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
    'settings:get': () => settings.get(),
    'settings:change': async (change) => {
      const now = await settings.change(change);
      emit('settings:changed', now);
      // Codes follow the corrected clock at once.
      if (change.clockOffset !== undefined) emit('accounts:changed', undefined);
      // What the vault's status says is said anew.
      if (change.language !== undefined) emit('vault:changed', parts.vault.status());
      return now;
    },
    'system:state': () => parts.systemState(),
    'clock:ask-server': ({ address }) => parts.askServerForTime(clockAddress(address)),
    'clock:from-code': ({ id, code }) => {
      const entry = accounts.inUse().find((candidate) => candidate.id === id);
      if (!entry) throw new Failure('not-found', say().account.gone);
      return offsetFromCode(entry, code, parts.now(), entry.key.issuer || entry.key.account);
    },
    'palette:opening': () => palette.opening(),
    'palette:close': () => {
      palette.close();
      return undefined;
    },
  };
}
