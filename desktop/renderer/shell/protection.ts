import type { VaultStatus } from '../../ipc/vault.ts';
import { translate } from '../texts/translator.ts';

/** What opens the vault, for people: the key store's name, else "Passphrase". */
export function protectionName({ protection, keyStore }: Extract<VaultStatus, { state: 'open' }>): string {
  return protection.includes('key-store') ? keyStore.name : translate('shell.passphrase');
}
