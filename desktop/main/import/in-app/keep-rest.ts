/** Entries of an imported file that make no codes, as a file for the user. The vault has only accounts with keys. */
import { basename } from 'node:path';
import type { RestEntry } from '../../found/found.ts';
import { sentences } from '../../texts/texts.ts';
import { saveForOwner } from './save-for-owner.ts';

/**
 * Returns the file's content: JSON with each entry's name, the reason, and its fields as in the imported file. Bytes are
 * Base64.
 */
export function restFile(entries: readonly RestEntry[]): Uint8Array {
  const content = { format: 'countersign-entries-without-codes', entries };
  const text = JSON.stringify(
    content,
    (_name, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value),
    2,
  );
  return Buffer.from(`${text}\n`, 'utf8');
}

/** Writes the entries into a new file that only its owner can read. @returns its name; `undefined` if none was chosen */
export async function keepRest(
  entries: readonly RestEntry[],
  chooseFile: (name: string) => Promise<string | undefined>,
): Promise<{ name: string } | undefined> {
  const path = await chooseFile(sentences().exportFile.restName);
  if (path === undefined) return undefined;
  await saveForOwner([{ path, bytes: restFile(entries) }]);
  return { name: basename(path) };
}
