/**
 * Countersign: its vault and its backups, and the recovery kit as texts or QR codes.
 *
 * Source: docs/vault-format.md. KDF: Argon2id (or scrypt). Cipher: AES-256-GCM, for each entry and for the list.
 */
import { sentences } from '../../texts/texts.ts';
import type { Entry } from '../../vault/entry.ts';
import { openWithPassphrase } from '../../vault/open-with-passphrase.ts';
import { KIT_SCHEME, KitCollector, openKit } from '../../vault/recovery-kit.ts';
import type { Contents } from '../../vault/sealed-content.ts';
import { readVaultFile, VAULT_FORMAT } from '../../vault/vault-format.ts';
import { Collector, isRecord, type RawEntry } from '../account/collector.ts';
import {
  damaged,
  ImportFailure,
  passwordWrong,
  unsupported,
  unsupportedVersion,
} from '../account/import-failure.ts';
import type { Extra, Icon, ImportedAccount } from '../account/imported-account.ts';
import type { ImportFile } from '../file/import-file.ts';
import { fromBase64 } from '../unlock/encodings.ts';
import { type ImportFormat, opened, recordOf, requirePassword, without } from './import-format.ts';

const NAME = 'Countersign';

export const countersign: ImportFormat = {
  id: 'countersign',
  name: NAME,
  encryption: 'Argon2id, AES-256-GCM',
  async recognise(file) {
    if (isVault(file.json)) return true;
    return (await file.uris()).some((uri) => uri.startsWith(KIT_SCHEME));
  },
  async open(file, tools) {
    const isKit = !isVault(file.json);
    const kit = isKit ? await wholeKit(file) : undefined;
    if (!isKit) requirePassphraseSlot(file);
    const password = requirePassword(NAME, tools);
    const contents = await opening(() =>
      kit ? openKit(kit, password) : openWithPassphrase(file.text ?? '', password),
    );
    const collector = new Collector(countersign.id);
    for (const entry of contents.entries) addEntry(collector, entry, tools.includeRemoved);
    for (const { reason } of contents.quarantined) collector.refuse({}, reason(), {});
    return opened(collector, true);
  },
};

function isVault(json: unknown): boolean {
  if (!isRecord(json)) return false;
  return (
    json.format === VAULT_FORMAT || (json.version === 1 && Array.isArray(json.slots) && 'sealed' in json)
  );
}

function requirePassphraseSlot(file: ImportFile): void {
  const read = readVaultFile(file.text ?? '');
  if (read.kind === 'newer') throw unsupportedVersion(NAME, read.version);
  if (read.kind === 'damaged') throw damaged(NAME);
  if (!read.content.slots.some(({ kind }) => kind === 'passphrase'))
    throw unsupported(sentences().importFile.noPassword);
}

async function wholeKit(file: ImportFile): Promise<Buffer> {
  const parts = new KitCollector();
  parts.take(await file.uris());
  try {
    return parts.whole();
  } catch (error) {
    throw new ImportFailure('damaged', error instanceof Error ? error.message : sentences().kit.notWhole);
  }
}

/** Converts the vault's failures to the import's codes. Keeps the vault's sentences about passphrases and versions. */
async function opening(open: () => Promise<Contents>): Promise<Contents> {
  try {
    return await open();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'wrong-passphrase') throw passwordWrong(NAME);
    throw damaged(NAME);
  }
}

const KNOWN = ['key', 'favourite', 'tags', 'addedAt', 'removedAt', 'note', 'icon'];

function addEntry(collector: Collector, entry: Entry, includeRemoved: boolean): void {
  if (entry.removedAt !== undefined && !includeRemoved) {
    const { issuer, account } = entry.key;
    collector.refuse({ issuer, name: account }, sentences().importEntry.removed, { ...entry });
    return;
  }
  collector.add(rawOf(entry), entry);
}

/** Returns an entry of the vault as an account for an export. */
export function accountOfEntry(entry: Entry): ImportedAccount {
  const collector = new Collector(countersign.id);
  collector.add(rawOf(entry), entry);
  const [account] = collector.accounts;
  // The vault checks an entry more strictly than the collector.
  if (!account) throw new Error('An entry of the vault is no account.');
  return account;
}

function rawOf(entry: Entry): RawEntry {
  const { key } = entry;
  const whole: Record<string, unknown> = { ...entry };
  return {
    ...key,
    issuer: key.issuer,
    name: key.account,
    ...(key.extra.length > 0 && { parameters: key.extra }),
    tags: entry.tags,
    note: whole.note,
    favourite: entry.favourite,
    icon: iconOf(whole.icon),
    createdAt: entry.addedAt,
    extra: without(whole, KNOWN),
    origin: originOf(whole.extra),
  };
}

/** Returns the additional fields of another app's export, which the vault has kept. */
function originOf(value: unknown): Extra | undefined {
  const { format, fields } = recordOf(value);
  return typeof format === 'string' && isRecord(fields) ? { format, fields } : undefined;
}

function iconOf(value: unknown): Icon | undefined {
  const { mime, data } = recordOf(value);
  const bytes = fromBase64(data);
  return bytes && typeof mime === 'string' ? { mime, data: bytes } : undefined;
}
