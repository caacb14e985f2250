/** The same vault elsewhere: what is written for a backup, for paper or beside the vault, and what copies hold. */
import type { OpenState } from './read-vault.ts';
import { makeKit } from './recovery-kit.ts';
import { seal, UnsealError, unseal } from './seal.ts';
import { type Contents, openContents, sealContents } from './sealed-content.ts';
import { passphraseSlotsOf } from './slots.ts';
import { besideIdentity, readVaultFile, type SecondVersion } from './vault-format.ts';

/** Another text of this vault opened with its key; `undefined` when the key is not its own. */
export function openCopy({ masterKey }: OpenState, text: string): Contents | undefined {
  const read = readVaultFile(text);
  return read.kind === 'vault' ? openContents(masterKey, read.content) : undefined;
}

/** Whether another text of this vault has the passphrase slot of now. */
export function hasPresentPassphrase({ content }: OpenState, text: string): boolean {
  const present = passphraseSlotsOf(content.slots);
  const read = readVaultFile(text);
  if (read.kind !== 'vault') return false;
  return passphraseSlotsOf(read.content.slots).some((slot) =>
    present.some(({ wrapped }) => wrapped === slot.wrapped),
  );
}

/** The vault as the passphrase alone opens it. `undefined` without a passphrase. */
export function sealedForPassphrase(
  { masterKey, content, contents }: OpenState,
  now: number,
): SecondVersion | undefined {
  const slots = passphraseSlotsOf(content.slots);
  if (slots.length === 0) return undefined;
  return sealContents(masterKey, slots, contents, now);
}

/** The accounts in use as a recovery kit's parts. `undefined` without a passphrase. */
export function kitOf({ masterKey, content, contents }: OpenState): string[] | undefined {
  const [slot] = passphraseSlotsOf(content.slots);
  if (!slot) return undefined;
  return makeKit(
    masterKey,
    slot,
    contents.entries.filter(({ removedAt }) => removedAt === undefined),
  );
}

/** Seals a text that is kept beside the vault, in a file of its own. @param purpose what it is, sealed with it */
export function sealBeside({ masterKey }: OpenState, purpose: string, text: string): string {
  return seal(masterKey, Buffer.from(text, 'utf8'), besideIdentity(purpose));
}

/** Opens such a text. `undefined` for one of another vault or purpose, or an altered one. */
export function openBeside({ masterKey }: OpenState, purpose: string, sealed: string): string | undefined {
  try {
    return unseal(masterKey, sealed, besideIdentity(purpose)).toString('utf8');
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}
