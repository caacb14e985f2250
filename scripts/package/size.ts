/** How large a package is, for people. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { sizeOf } from './tree.ts';

/** Returns the size of the file, and of the installed app where the package or the folder tells. */
export function sizeInWords(path: string): string {
  if (statSync(path).isDirectory()) return `${megabytes(sizeOf(path) * 1024)} installed`;
  const installed = path.endsWith('.deb') ? `, ${megabytes(installedSize(path))} installed` : '';
  return `${megabytes(statSync(path).size)} to download${installed}`;
}

/** Returns bytes as Debian's package says it. */
function installedSize(deb: string): number {
  return Number(execFileSync('dpkg-deb', ['-f', deb, 'Installed-Size'], { encoding: 'utf8' })) * 1024;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
