/**
 * The vault file as text: its version, its slots and its sealed parts. docs/vault-format.md describes every byte.
 *
 * Version 2 seals each entry separately, and seals the list with the header as additional data. Version 1 sealed all
 * entries as one text. Both versions are read; only version 2 is written.
 */
import { z } from 'zod';

export const VAULT_FORMAT = 'countersign-vault';
export const VAULT_VERSION = 2;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const salt = base64.min(22).max(88);
const isPowerOfTwo = (n: number) => Number.isInteger(Math.log2(n));

/** The limits of a file's cost: at least 16 MiB of memory, at most 1 GiB. */
const scryptParameters = z
  .object({
    name: z.literal('scrypt'),
    N: z
      .number()
      .int()
      .min(2 ** 14)
      .max(2 ** 20)
      .refine(isPowerOfTwo),
    r: z.number().int().min(8).max(32),
    p: z.number().int().min(1).max(8),
    salt,
  })
  .refine(({ N, r }) => 128 * N * r <= 2 ** 30);

/** Memory in KiB: at least 8 MiB, at most 1 GiB. Memory times passes is at most 8 GiB, to limit the time. */
const argon2idParameters = z
  .object({
    name: z.literal('argon2id'),
    memory: z
      .number()
      .int()
      .min(2 ** 13)
      .max(2 ** 20),
    passes: z.number().int().min(1).max(64),
    lanes: z.number().int().min(1).max(16),
    salt,
  })
  .refine(({ memory, passes }) => memory * passes <= 2 ** 23);

const keyStoreSlot = z.object({ kind: z.literal('key-store'), wrapped: base64 });
export const passphraseSlot = z.object({
  kind: z.literal('passphrase'),
  kdf: z.discriminatedUnion('name', [scryptParameters, argon2idParameters]),
  wrapped: base64,
});
const slot = z.discriminatedUnion('kind', [keyStoreSlot, passphraseSlot]);
const slots = z.array(slot).min(1).max(8);

const firstVersion = z.object({ version: z.literal(1), slots, sealed: base64 });
const secondVersion = z.object({
  format: z.literal(VAULT_FORMAT),
  version: z.number().int().min(2),
  header: z.looseObject({ readableFrom: z.number().int(), slots: z.array(z.unknown()).min(1).max(8) }),
  seal: base64,
  entries: z.array(z.string().max(1_000_000)).max(100_000),
});

export type KeyStoreSlot = z.infer<typeof keyStoreSlot>;
export type PassphraseSlot = z.infer<typeof passphraseSlot>;
export type Slot = KeyStoreSlot | PassphraseSlot;

export interface FirstVersion {
  version: 1;
  slots: Slot[];
  sealed: string;
}
export interface SecondVersion {
  /** 2, or a later version that says it can be read as 2. */
  version: number;
  /** Exactly as in the file, with unknown properties, because it is the seal's additional data. */
  header: object;
  /** The slots of the header that this version knows. */
  slots: Slot[];
  seal: string;
  entries: readonly string[];
}
export type SealedVault = FirstVersion | SecondVersion;

/** The result of reading a text as a vault. */
export type ReadVaultFile =
  /** `vault`: of this version, an earlier one, or a later one that says it can be read as this one. */
  { kind: 'vault'; content: SealedVault } | { kind: 'newer'; version: number } | { kind: 'damaged' };

export function readVaultFile(text: string): ReadVaultFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  // Only the version is read first, because everything else may differ in a later format.
  const named = z.object({ version: z.number().int() }).safeParse(json);
  if (!named.success) return { kind: 'damaged' };
  const { version } = named.data;
  if (version === 1) {
    const first = firstVersion.safeParse(json);
    return first.success ? { kind: 'vault', content: first.data } : { kind: 'damaged' };
  }
  const content = readSecondVersion(json);
  if (content) return { kind: 'vault', content };
  return version > VAULT_VERSION ? { kind: 'newer', version } : { kind: 'damaged' };
}

function readSecondVersion(json: unknown): SecondVersion | undefined {
  const read = secondVersion.safeParse(json);
  if (!read.success) return undefined;
  const { version, header, seal, entries } = read.data;
  if (header.readableFrom > VAULT_VERSION) return undefined;
  const known: Slot[] = [];
  for (const candidate of header.slots) {
    const understood = slot.safeParse(candidate);
    if (understood.success) known.push(understood.data);
    // This version wrote the file, so an unknown slot was altered.
    else if (version === VAULT_VERSION) return undefined;
  }
  // zod may reorder known properties, but the header must equal the sealed one byte for byte.
  const asItStands = (json as { header: object }).header;
  return { version, header: asItStands, slots: known, seal, entries };
}

/** Returns the text of a vault file of this version. */
export function writeVaultFile({ version, header, seal, entries }: SecondVersion): string {
  return `${JSON.stringify({ format: VAULT_FORMAT, version, header, seal, entries }, null, 1)}\n`;
}

/** Returns the additional data of the seal, in version 2. */
export function sealIdentity({ version, header }: Pick<SecondVersion, 'version' | 'header'>): string {
  return JSON.stringify([VAULT_FORMAT, version, header]);
}

/** The additional data of each entry, in version 2. */
export const ENTRY_IDENTITY = JSON.stringify([VAULT_FORMAT, 'entry']);

/** Returns the additional data of a text sealed beside the vault. It differs for each purpose and from an entry's. */
export function besideIdentity(purpose: string): string {
  return JSON.stringify([VAULT_FORMAT, 'beside', purpose]);
}

/** Returns the additional data of `sealed`, in version 1. */
export function firstVersionIdentity({ version, slots }: Pick<FirstVersion, 'version' | 'slots'>): string {
  const identities = slots.map((slot) =>
    slot.kind === 'passphrase' ? [slot.kind, slot.kdf, slot.wrapped] : [slot.kind, slot.wrapped],
  );
  return JSON.stringify(['countersign vault', version, identities]);
}
