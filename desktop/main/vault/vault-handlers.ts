/** Handlers of the requests about the vault itself. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HandlersOf } from '../ipc/answer.ts';
import { announceStatus, type VaultHandlerParts } from './handler-parts.ts';

export interface LockSteps {
  /** Seals what must be kept, while the vault's key is still in memory. Must be quick, because locking waits for it. */
  before: () => void;
  /** Discards everything that came from the open vault. */
  after: () => Promise<void>;
  /**
   * Empties the clipboard. Runs when the windows know that the vault is locked: another program may own
   * the clipboard and not answer, and Electron waits for it.
   */
  last: () => Promise<void>;
}

export function vaultHandlers(
  { vault, emit }: Pick<VaultHandlerParts, 'vault' | 'emit'>,
  lockSteps: LockSteps,
): HandlersOf<'vault'> {
  return {
    'vault:status': () => vault.status(),
    'vault:create': ({ passphrase }) => announceStatus(vault.create(passphrase), emit),
    'vault:unlock': ({ passphrase }) => announceStatus(vault.unlock(passphrase), emit),
    'vault:lock': async () => {
      if (vault.status().state === 'open') lockSteps.before();
      const status = await vault.lock();
      await lockSteps.after();
      emit('vault:changed', status);
      await nextTurn();
      await lockSteps.last();
      return status;
    },
    'vault:set-aside': () => announceStatus(vault.setAside(), emit),
  };
}
