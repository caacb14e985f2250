/** Copies of the vault: backups, the recovery kit, and texts sealed in files beside the vault. */
import type { OpenState } from './read-vault.ts';
import { makeKit } from './recovery-kit.ts';
import { seal, UnsealError, unseal } from './seal.ts';
import { type Contents, openContents, sealContents } from './sealed-content.ts';
import { passphraseSlotsOf } from './slots.ts';
import { besideIdentity, readVaultFile, type SecondVersion } from './vault-format.ts';

/** Returns the contents of another copy of this vault; `undefined` if this vault's key does not open it. */
export function openCopy({ masterKey }: OpenState, text: string): Contents | undefined {
  const read = readVaultFile(text);
  return read.kind === 'vault' ? openContents(masterKey, read.content) : undefined;
}

/** Whether the current passphrase opens another copy of this vault. */
export function hasPresentPassphrase({ content }: OpenState, text: string): boolean {
  const present = passphraseSlotsOf(content.slots);
  const read = readVaultFile(text);
  if (read.kind !== 'vault') return false;
  return passphraseSlotsOf(read.content.slots).some((slot) =>
    present.some(({ wrapped }) => wrapped === slot.wrapped),
  );
}

/** Returns the vault with its passphrase slot only. `undefined` without a passphrase. */
export function sealedForPassphrase(
  { masterKey, content, contents }: OpenState,
  now: number,
): SecondVersion | undefined {
  const slots = passphraseSlotsOf(content.slots);
  if (slots.length === 0) return undefined;
  return sealContents(masterKey, slots, contents, now);
}

/** Returns the parts of a recovery kit with the accounts in use. `undefined` without a passphrase. */
export function kitOf({ masterKey, content, contents }: OpenState): string[] | undefined {
  const [slot] = passphraseSlotsOf(content.slots);
  if (!slot) return undefined;
  return makeKit(
    masterKey,
    slot,
    contents.entries.filter(({ removedAt }) => removedAt === undefined),
  );
}

/** Seals a text for a separate file beside the vault. @param purpose authenticated with the text */
export function sealBeside({ masterKey }: OpenState, purpose: string, text: string): string {
  return seal(masterKey, Buffer.from(text, 'utf8'), besideIdentity(purpose));
}

/** Opens such a text. `undefined` if it is altered, or of another vault or purpose. */
export function openBeside({ masterKey }: OpenState, purpose: string, sealed: string): string | undefined {
  try {
    return unseal(masterKey, sealed, besideIdentity(purpose)).toString('utf8');
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}
