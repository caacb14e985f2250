/** Sealing and unsealing entries. Unusable entries are kept unchanged, apart from the others, which still open. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sentences } from '../texts/texts.ts';
import { type Entry, readEntry } from './entry.ts';
import { KEY_BYTES, seal, UnsealError, unseal } from './seal.ts';
import {
  ENTRY_IDENTITY,
  type FirstVersion,
  firstVersionIdentity,
  type SealedVault,
  type SecondVersion,
  type Slot,
  sealIdentity,
  VAULT_VERSION,
} from './vault-format.ts';

/** An unusable entry of the file. */
export interface Quarantined {
  /** Its text in the file, which is written back unchanged; absent if the entry is missing from the file. */
  sealed?: string;
  /** A sentence for the user: why it is unusable, and what to do. */
  reason: () => string;
}

export interface Contents {
  entries: readonly Entry[];
  quarantined: readonly Quarantined[];
  /** When the file was written, Unix milliseconds; absent in version 1. */
  savedAt?: number;
}

const manifestSchema = z.object({ savedAt: z.number(), entries: z.array(z.string()) });

/** The sealed texts of unchanged entries. Sealing them again would make each write slow. */
const sealedBefore = new WeakMap<Buffer, WeakMap<Entry, string>>();

/** Returns the sealed vault, ready to write. */
export function sealContents(
  masterKey: Buffer,
  slots: readonly Slot[],
  { entries, quarantined }: Contents,
  now: number,
): SecondVersion {
  const version = VAULT_VERSION;
  const header = { readableFrom: VAULT_VERSION, slots };
  const sealed = [
    ...entries.map((entry) => sealEntry(masterKey, entry)),
    ...quarantined.flatMap((kept) => kept.sealed ?? []),
  ];
  const manifest = JSON.stringify({ savedAt: now, entries: sealed.map(digestOf) });
  const wholeSeal = seal(masterKey, Buffer.from(manifest), sealIdentity({ version, header }));
  return { version, header, slots: [...slots], seal: wholeSeal, entries: sealed };
}

/** Returns the contents, or `undefined` if the vault's seal is wrong: another key, altered slots, an altered list. */
export function openContents(masterKey: Buffer, content: SealedVault): Contents | undefined {
  if (masterKey.length !== KEY_BYTES) return undefined;
  try {
    return 'sealed' in content ? openFirst(masterKey, content) : openSecond(masterKey, content);
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

function openSecond(masterKey: Buffer, content: SecondVersion): Contents | undefined {
  const manifest = manifestSchema.safeParse(
    jsonOrNothing(unseal(masterKey, content.seal, sealIdentity(content)).toString('utf8')),
  );
  if (!manifest.success) return undefined;

  const byDigest = new Map(content.entries.map((sealed) => [digestOf(sealed), sealed]));
  const collected = new Collected();
  let missing = 0;
  for (const digest of manifest.data.entries) {
    const sealed = byDigest.get(digest);
    byDigest.delete(digest);
    if (sealed === undefined) missing += 1;
    else collected.take(masterKey, sealed);
  }
  // The remaining texts are not in the sealed list: they were altered, damaged, or copied from an older file.
  for (const sealed of byDigest.values()) collected.setApart(altered, sealed);
  for (let count = byDigest.size; count < missing; count += 1)
    collected.setApart(() => sentences().quarantine.missing);
  return { ...collected.contents, savedAt: manifest.data.savedAt };
}

function openFirst(masterKey: Buffer, content: FirstVersion): Contents {
  const plaintext = unseal(masterKey, content.sealed, firstVersionIdentity(content));
  const list = z.object({ entries: z.unknown() }).safeParse(jsonOrNothing(plaintext.toString('utf8')));
  plaintext.fill(0);
  return contentsFromJson(masterKey, list.data?.entries);
}

/** Returns the entries of one list that was sealed as a single text. Anything but a list has no entries. */
export function contentsFromJson(masterKey: Buffer, list: unknown): Contents {
  const collected = new Collected();
  for (const entry of Array.isArray(list) ? list : []) {
    collected.take(masterKey, seal(masterKey, Buffer.from(JSON.stringify(entry)), ENTRY_IDENTITY));
  }
  return collected.contents;
}

const altered = () => sentences().quarantine.altered;

/** The usable entries, and the others with their reasons. */
class Collected {
  readonly #entries: Entry[] = [];
  readonly #quarantined: Quarantined[] = [];
  readonly #ids = new Set<string>();

  get contents(): Contents {
    return { entries: this.#entries, quarantined: this.#quarantined };
  }

  take(masterKey: Buffer, sealed: string): void {
    let text: string;
    try {
      text = unseal(masterKey, sealed, ENTRY_IDENTITY).toString('utf8');
    } catch (error) {
      if (!(error instanceof UnsealError)) throw error;
      this.setApart(altered, sealed);
      return;
    }
    const read = readEntry(text);
    if ('fault' in read) {
      this.setApart(() => sentences().quarantine.unknown({ part: read.fault }), sealed);
      return;
    }
    if (this.#ids.has(read.entry.id)) {
      this.setApart(() => sentences().quarantine.sameId, sealed);
      return;
    }
    this.#ids.add(read.entry.id);
    remember(masterKey, read.entry, sealed);
    this.#entries.push(read.entry);
  }

  setApart(reason: () => string, sealed?: string): void {
    this.#quarantined.push(sealed === undefined ? { reason } : { reason, sealed });
  }
}

function sealEntry(masterKey: Buffer, entry: Entry): string {
  const before = sealedBefore.get(masterKey)?.get(entry);
  if (before !== undefined) return before;
  const plaintext = Buffer.from(JSON.stringify(entry), 'utf8');
  const sealed = seal(masterKey, plaintext, ENTRY_IDENTITY);
  plaintext.fill(0);
  remember(masterKey, entry, sealed);
  return sealed;
}

function remember(masterKey: Buffer, entry: Entry, sealed: string): void {
  const known = sealedBefore.get(masterKey) ?? new WeakMap<Entry, string>();
  known.set(entry, sealed);
  sealedBefore.set(masterKey, known);
}

function digestOf(sealed: string): string {
  return createHash('sha256').update(sealed, 'utf8').digest('base64');
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
