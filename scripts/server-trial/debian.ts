import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Unpacks Debian's packages into a folder. Nothing is installed.
 *
 * @returns the folder with their files
 * @throws Error without Debian's apt, or without a package
 */
export function unpackDebian(folder: string, packages: readonly string[]): string {
  const debian = join(folder, 'debian');
  mkdirSync(debian);
  execFileSync('apt-get', ['download', ...packages], { cwd: debian, stdio: ['ignore', 'ignore', 'ignore'] });
  for (const name of readdirSync(debian)) execFileSync('dpkg-deb', ['-x', join(debian, name), debian]);
  return debian;
}
