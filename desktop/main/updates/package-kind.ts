/** What this copy of the app came as, which decides who updates it. */
import { posix, win32 } from 'node:path';
import type { PackageKind } from '../../ipc/updates.ts';

export interface ThisCopy {
  isPackaged: boolean;
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The path of the program. */
  executable: string;
  /** Whether there is a file. */
  exists: (path: string) => boolean;
}

/** Where the deb and the rpm put the app. dpkg keeps a list of the files of each package. */
const INSTALLED = '/usr/lib/countersign';
const DPKG_LIST = '/var/lib/dpkg/info/countersign.list';

export function packageKind({ isPackaged, platform, env, executable, exists }: ThisCopy): PackageKind {
  if (!isPackaged) return 'checkout';
  if (platform === 'darwin') return 'dmg';
  if (platform === 'win32') {
    // NSIS puts its uninstaller beside the program. The portable program and an unpacked folder have none.
    return exists(win32.join(win32.dirname(executable), 'Uninstall Countersign.exe')) ? 'nsis' : 'folder';
  }
  if (env.APPIMAGE) return 'appimage';
  if (posix.dirname(executable) !== INSTALLED) return 'folder';
  return exists(DPKG_LIST) ? 'deb' : 'rpm';
}
