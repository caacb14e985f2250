/** Finds the installed desktop app. */
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** The variable that names the app's program, or the folder that it is in. */
export const APP_VARIABLE = 'COUNTERSIGN_APP';

export interface Computer {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  /** Returns what is at a path. */
  kindOf(path: string): 'file' | 'folder' | undefined;
}

const thisComputer: Computer = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  kindOf: (path) => {
    const at = statSync(path, { throwIfNoEntry: false });
    if (at === undefined) return undefined;
    return at.isDirectory() ? 'folder' : 'file';
  },
};

/**
 * Returns the path of the app's program.
 *
 * @param named the program, the folder of an unpacked app, or a bundle of macOS. Without it, the variable
 *   `COUNTERSIGN_APP` names it, or it is where the packages install it.
 * @throws Error with one sentence if it is not there
 */
export function findApp(named: string | undefined, computer: Computer = thisComputer): string {
  const wanted = named ?? (computer.env[APP_VARIABLE] || undefined);
  const places = wanted === undefined ? usualPlaces(computer) : [wanted];
  for (const place of places) {
    const program = programAt(place, computer);
    if (program !== undefined) return program;
  }
  throw new Error(
    wanted === undefined
      ? `The desktop app is not installed here (${places.join(', ')}). Install it, or name its program or the folder of an unpacked app with appPath or ${APP_VARIABLE}.`
      : `There is no desktop app at “${wanted}”. appPath or ${APP_VARIABLE} names its program, or the folder of an unpacked app.`,
  );
}

function programAt(place: string, { platform, kindOf }: Computer): string | undefined {
  const kind = kindOf(place);
  if (kind === 'file') return place;
  if (kind === undefined) return undefined;
  const bundle = basename(place).endsWith('.app') ? place : join(place, 'Countersign.app');
  const program = {
    win32: join(place, 'Countersign.exe'),
    darwin: join(bundle, 'Contents', 'MacOS', 'Countersign'),
  }[platform as string];
  const inside = program ?? join(place, 'countersign');
  return kindOf(inside) === 'file' ? inside : undefined;
}

/** Returns the folders that the packages and installers use. */
function usualPlaces({ platform, env, home }: Computer): string[] {
  if (platform === 'darwin') return ['/Applications', join(home, 'Applications')];
  if (platform === 'win32') {
    const roots = [env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'Programs'), env.ProgramFiles];
    return roots.flatMap((root) => (root ? [join(root, 'Countersign')] : []));
  }
  // Not `countersign` on the PATH: that may be the command line.
  return ['/usr/lib/countersign', '/opt/Countersign'];
}
