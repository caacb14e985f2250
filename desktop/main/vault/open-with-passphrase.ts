/** Opening a file of another vault: a backup, or a vault from another computer. */
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { type Contents, openContents } from './sealed-content.ts';
import { keyByPassphrase } from './slots.ts';
import { readVaultFile } from './vault-format.ts';

/** Returns the file's contents. @throws Failure `bad-backup` if the text is not a vault, `wrong-passphrase` */
export async function openWithPassphrase(text: string, passphrase: string): Promise<Contents> {
  const read = readVaultFile(text);
  if (read.kind === 'newer') {
    throw new Failure('bad-backup', sentences().backup.newer);
  }
  if (read.kind === 'damaged') {
    throw new Failure('bad-backup', sentences().backup.notOne);
  }
  const masterKey = await keyByPassphrase(read.content.slots, passphrase);
  if (!masterKey) throw wrongBackupPassphrase();
  const contents = openContents(masterKey, read.content);
  masterKey.fill(0);
  if (!contents) throw new Failure('bad-backup', sentences().backup.altered);
  return contents;
}

export function wrongBackupPassphrase(): Failure {
  return new Failure('wrong-passphrase', sentences().backup.wrongPassphrase);
}
