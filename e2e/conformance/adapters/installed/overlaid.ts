/**
 * Runs a program as if unpacked packages were installed on the computer: for programs that look for their files in fixed
 * places. Only this program sees them. It needs Linux, and user namespaces, but no rights of root.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of packages that programs look into. */
const PARTS = ['usr', 'etc', 'var/lib'];

export interface Overlay {
  /** The folder with the unpacked packages. */
  folder: string;
  /** A folder whose files come before those of the packages. It must not change while a program runs. */
  ahead: string;
  /** Folders that the program may change: the place where it looks for one, and the folder that it gets there. */
  writable: Readonly<Record<string, string>>;
}

/** Returns the command line that runs `command` with the overlay. Its process is the program’s own in the end. */
export function overlaid({ folder, ahead, writable }: Overlay, command: readonly string[]): string[] {
  const overlays = PARTS.map((part) => {
    const layers = [join(ahead, part), join(folder, part)].filter((layer) => existsSync(layer));
    return `mount -t overlay overlay -o lowerdir=${quoted([...layers, `/${part}`].join(':'))} /${part}`;
  });
  const binds = Object.entries(writable).map(
    ([place, own]) => `mount --bind ${quoted(own)} ${quoted(place)}`,
  );
  const script = [...overlays, ...binds, 'exec "$@"'].join(' && ');
  return ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh', ...command];
}

/** The text as one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
