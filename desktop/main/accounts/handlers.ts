/** What the requests about accounts and their export do. */
import { randomInt } from 'node:crypto';
import { writeMigration } from '../../../shared/migration.ts';
import type { Emit } from '../../ipc/events.ts';
import type { CodeClipboard } from '../clipboard/clipboard.ts';
import type { HandlersOf } from '../ipc/answer.ts';
import { say } from '../texts/texts.ts';
import type { Vault } from '../vault/vault.ts';
import type { Accounts } from './accounts.ts';

export interface AccountHandlerParts {
  vault: Vault;
  accounts: Accounts;
  clipboard: CodeClipboard;
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** Tells every window what it did not ask for. */
  emit: Emit;
}

export function accountHandlers({ accounts, clipboard, emit }: AccountHandlerParts): HandlersOf<'accounts'> {
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

export function exportHandlers({ vault, accounts, now }: AccountHandlerParts): HandlersOf<'export'> {
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
