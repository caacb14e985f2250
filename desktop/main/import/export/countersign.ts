/** Countersign's own backup: every field of every account, sealed. Format: docs/vault-format.md. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Entry } from '../../vault/entry.ts';
import { wrapWithPassphrase } from '../../vault/passphrase-slot.ts';
import { KEY_BYTES } from '../../vault/seal.ts';
import { sealContents } from '../../vault/sealed-content.ts';
import { writeVaultFile } from '../../vault/vault-format.ts';
import type { ImportedAccount } from '../account/imported-account.ts';
import { keyUriOf } from '../account/key-uri-of.ts';
import { type ExportFormat, fieldsFrom } from './export-format.ts';

export const countersignBackup: ExportFormat = {
  id: 'countersign',
  name: 'Countersign',
  extension: 'json',
  encrypted: true,
  keeps: { note: true, tags: 'all', favourite: true, icon: true, parameters: true },
  refuses: () => undefined,
  async write(accounts, { password = '', now }) {
    const masterKey = randomBytes(KEY_BYTES);
    const slot = await wrapWithPassphrase(masterKey, password);
    const entries = accounts.map((account) => entryOf(account, now));
    const sealed = sealContents(masterKey, [slot], { entries, quarantined: [] }, now);
    masterKey.fill(0);
    return Buffer.from(writeVaultFile(sealed), 'utf8');
  },
};

/** Returns the vault's entry. Properties that the vault does not know stay with it. */
function entryOf(account: ImportedAccount, now: number): Entry {
  const { note, tags, favourite } = account;
  return {
    id: randomUUID(),
    ...keptProperties(account),
    addedAt: account.createdAt ?? now,
    key: keyUriOf(account),
    ...(favourite && { favourite }),
    ...(tags.length > 0 && { tags }),
    ...(note !== '' && { note }),
  } as Entry;
}

/** Returns what the vault keeps for an account without using it: its icon, and fields that only its app knows. */
export function keptProperties(account: ImportedAccount): Record<string, unknown> {
  const { icon, extra } = account;
  return {
    ...fieldsFrom(account, 'countersign'),
    ...(icon && { icon: { mime: icon.mime, data: Buffer.from(icon.data).toString('base64') } }),
    ...(extra && extra.format !== 'countersign' && { extra }),
  };
}
