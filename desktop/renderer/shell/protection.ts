import type { VaultStatus } from '../../ipc/vault.ts';
import { translate } from '../texts/translator.ts';

/** Returns what opens the vault: the name of the key store, or "Passphrase". */
export function protectionName({ protection, keyStore }: Extract<VaultStatus, { state: 'open' }>): string {
  return protection.includes('key-store') ? keyStore.name : translate('shell.passphrase');
}
