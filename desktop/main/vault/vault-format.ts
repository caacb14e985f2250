/**
 * The vault file, version 1: JSON with the master key wrapped once per slot, and the entries sealed under it.
 *
 * Everything outside `sealed` is its additional data, so a slot cannot be added, dropped or altered unnoticed.
 */
import { z } from 'zod';

export const VAULT_VERSION = 1;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const isPowerOfTwo = (n: number) => Number.isInteger(Math.log2(n));

/** Bounds on what a file may ask for: never weaker than 16 MiB, never more memory than 1 GiB. */
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
    salt: base64.min(22).max(88),
  })
  .refine(({ N, r }) => 128 * N * r <= 2 ** 30);

const keyStoreSlot = z.object({ kind: z.literal('key-store'), wrapped: base64 });
const passphraseSlot = z.object({ kind: z.literal('passphrase'), kdf: scryptParameters, wrapped: base64 });
const vaultFile = z.object({
  version: z.literal(VAULT_VERSION),
  slots: z
    .array(z.discriminatedUnion('kind', [keyStoreSlot, passphraseSlot]))
    .min(1)
    .max(8),
  sealed: base64,
});

export type KeyStoreSlot = z.infer<typeof keyStoreSlot>;
export type PassphraseSlot = z.infer<typeof passphraseSlot>;
export type Slot = KeyStoreSlot | PassphraseSlot;
export type VaultFileContent = z.infer<typeof vaultFile>;

/** What a file that may be a vault turned out to be. */
export type ReadVaultFile =
  | { kind: 'vault'; content: VaultFileContent }
  | { kind: 'newer'; version: number }
  | { kind: 'damaged' };

export function readVaultFile(text: string): ReadVaultFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  // The version first and alone: of a later format nothing else can be expected to look familiar.
  const version = z.object({ version: z.number().int() }).safeParse(json);
  if (version.success && version.data.version > VAULT_VERSION) {
    return { kind: 'newer', version: version.data.version };
  }
  const content = vaultFile.safeParse(json);
  return content.success ? { kind: 'vault', content: content.data } : { kind: 'damaged' };
}

/** The additional data of `sealed`. */
export function headerOf({ version, slots }: Pick<VaultFileContent, 'version' | 'slots'>): string {
  const identities = slots.map((slot) =>
    slot.kind === 'passphrase' ? [slot.kind, slot.kdf, slot.wrapped] : [slot.kind, slot.wrapped],
  );
  return JSON.stringify(['countersign vault', version, identities]);
}
