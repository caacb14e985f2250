/** Handlers of the requests about accounts. */
import type { Emit } from '../../ipc/events.ts';
import type { HandlersOf } from '../ipc/answer.ts';
import type { Accounts } from './accounts.ts';
import type { CodeCopier } from './copy-code.ts';

export interface AccountHandlerParts {
  accounts: Accounts;
  copier: CodeCopier;
  /** Sends an event to every window. */
  emit: Emit;
}

export function accountHandlers({ accounts, copier, emit }: AccountHandlerParts): HandlersOf<'accounts'> {
  /** Waits for a change, then tells every window to load the accounts again. */
  const announce = async <T>(change: Promise<T>): Promise<T> => {
    const value = await change;
    emit('accounts:changed', undefined);
    return value;
  };
  /** For changes without a reply. */
  const announceOnly = async (change: Promise<void>): Promise<undefined> => {
    await announce(change);
    return undefined;
  };
  return {
    'accounts:list': () => accounts.list(),
    'accounts:codes': ({ ids }) => accounts.codes(ids),
    'accounts:copy': ({ id, which }) => copier.copy(id, which),
    'accounts:next-counter': ({ id }) => announce(accounts.nextCounter(id)),
    'accounts:take-counter-back': ({ id }) => announce(accounts.takeCounterBack(id)),
    'accounts:edit': (edit) => announce(accounts.edit(edit)),
    'accounts:favourite': ({ id, favourite }) => announce(accounts.setFavourite(id, favourite)),
    'accounts:move': ({ id, before }) => announceOnly(accounts.move(id, before)),
    'accounts:remove': ({ id }) => announceOnly(accounts.remove(id)),
    'accounts:arrange': ({ changes }) => announceOnly(accounts.arrange(changes)),
    'accounts:remove-together': ({ ids }) => announceOnly(accounts.removeTogether(ids)),
    'accounts:restore-together': ({ ids }) => announceOnly(accounts.restoreTogether(ids)),
    'accounts:restore': ({ id }) => announce(accounts.restore(id)),
    'accounts:bin': () => accounts.bin(),
    'accounts:purge': ({ ids }) => announceOnly(accounts.purge(ids)),
    'accounts:duplicates': () => accounts.duplicates(),
    'accounts:merge': ({ keep, others }) => announce(accounts.merge(keep, others)),
  };
}
