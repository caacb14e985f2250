import type { VaultStatus } from '../../ipc-contract.ts';

/** What opens the vault, for people: "GNOME Keyring", "Passphrase", "GNOME Keyring and passphrase". */
export function protectionName({ protection, keyStore }: Extract<VaultStatus, { state: 'open' }>): string {
  if (!protection.includes('key-store')) return 'Passphrase';
  return protection.includes('passphrase') ? `${keyStore.name} and passphrase` : keyStore.name;
}
