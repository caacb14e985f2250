/** What the requests about the vault as a whole do. */
import type { HandlersOf } from '../ipc/answer.ts';
import { announceStatus, type VaultHandlerParts } from './handler-parts.ts';

/** @param forget lets go of everything that came from an open vault */
export function vaultHandlers(
  { vault, emit }: Pick<VaultHandlerParts, 'vault' | 'emit'>,
  forget: () => Promise<void>,
): HandlersOf<'vault'> {
  return {
    'vault:status': () => vault.status(),
    'vault:create': ({ passphrase }) => announceStatus(vault.create(passphrase), emit),
    'vault:unlock': ({ passphrase }) => announceStatus(vault.unlock(passphrase), emit),
    'vault:lock': async () => {
      const status = await vault.lock();
      await forget();
      emit('vault:changed', status);
      return status;
    },
    'vault:set-aside': () => announceStatus(vault.setAside(), emit),
  };
}
