/** The list of checksums beside the files of a release, in the form of sha256sum(1). */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../setup/places.mjs';
import { SetupFailure } from '../setup/progress.mjs';

export const LIST = 'SHA256SUMS';

/** Returns the files of a release that people download, sorted. What electron-builder writes for itself is left out. */
export function filesOfRelease(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith(LIST) && !/^builder-(?:debug|effective-config)\.ya?ml$/.test(name))
    .sort();
}

/** Returns the hash of a file. @param form as electron-updater has it, or as sha256sum(1) */
export function hashOf(path: string, form: 'sha256-hex' | 'sha512-base64'): string {
  const [algorithm = '', encoding] = form.split('-') as [string, 'hex' | 'base64'];
  return createHash(algorithm).update(readFileSync(path)).digest(encoding);
}

/**
 * Writes the list, and with a key a signature beside it. Returns the paths.
 *
 * @param key a private OpenPGP key without a passphrase, in ASCII; gpg(1) signs
 * @throws SetupFailure
 */
export function writeChecksums(folder: string, key: string | undefined): string[] {
  const files = filesOfRelease(folder);
  if (files.length === 0) throw new SetupFailure(`There are no files in ${folder}.`);
  const list = join(folder, LIST);
  const lines = files.map((name) => `${hashOf(join(folder, name), 'sha256-hex')}  ${name}\n`);
  writeFileSync(list, lines.join(''));
  return key ? [list, signFile(list, key)] : [list];
}

function signFile(path: string, key: string): string {
  const home = mkdtempSync(join(tmpdir(), 'countersign-gpg-'));
  // Short and harmless: gpg writes what it says to standard error, and the key is in none of it.
  const gpg = (words: string[], input = '') =>
    execFileSync('gpg', ['--batch', '--homedir', home, ...words], {
      input,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
  try {
    if (!onPath('gpg') || !onPath('gpgconf'))
      throw new SetupFailure(
        'GnuPG signs the list of checksums, and it is missing. On Debian: apt-get install gnupg',
      );
    gpg(['--import'], key);
    gpg(['--yes', '--armor', '--output', `${path}.asc`, '--detach-sign', path]);
    return `${path}.asc`;
  } catch (error) {
    if (error instanceof SetupFailure) throw error;
    throw new SetupFailure(
      'The key in COUNTERSIGN_OPENPGP_KEY could not sign. It must be a private OpenPGP key in ASCII, without a passphrase.',
    );
  } finally {
    if (onPath('gpgconf')) execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'], { stdio: 'ignore' });
    rmSync(home, { recursive: true, force: true });
  }
}
