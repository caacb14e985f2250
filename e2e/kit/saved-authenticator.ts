/** An authenticator's accounts in a file, for setup projects. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatKeyUri, type KeyUri, parseKeyUri } from '../../shared/key-uri.ts';

const KIND = 'countersign-authenticator';

/** Returns the keys of a saved authenticator. @throws Error with one sentence that names the file */
export async function readAuthenticator(file: string): Promise<KeyUri[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new Error(`The saved authenticator ${file} cannot be read. Did the setup project run and save it?`);
  }
  try {
    const saved: unknown = JSON.parse(text);
    if (typeof saved === 'object' && saved !== null && 'kind' in saved && saved.kind === KIND) {
      if ('keyUris' in saved && Array.isArray(saved.keyUris)) return saved.keyUris.map(parseKeyUri);
    }
  } catch {
    // An error of the parser could quote the file, which contains keys.
  }
  throw new Error(`${file} is not a saved authenticator, or it is damaged. Save it again.`);
}

/** Writes keys to a file that only its owner can read. */
export async function writeAuthenticator(file: string, keys: readonly KeyUri[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, `${JSON.stringify({ kind: KIND, keyUris: keys.map(formatKeyUri) })}\n`, {
    mode: 0o600,
  });
  await rename(fresh, file);
}
