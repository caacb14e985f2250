/** Which installation of the command line runs. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Returns the version and the folder of the package that this file belongs to; no version if there is no package. */
export function installation(): { version: string | undefined; folder: string } {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const about = nameAndVersion(join(folder, 'package.json'));
    if (about?.name === 'countersign') return { version: about.version, folder };
    if (folder === dirname(folder)) return { version: undefined, folder: import.meta.dirname };
  }
}

function nameAndVersion(file: string): { name: string; version: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
