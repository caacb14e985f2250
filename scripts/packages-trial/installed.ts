/** The deb as a person has it: installed with apt on a minimal Debian, used by an ordinary user, upgraded and removed. */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseOf, PERSON, type Release } from '../machines/base.ts';
import { enter, type Write } from '../machines/enter.ts';
import { machinesFolder, temporaryFolder } from '../machines/folders.ts';
import { root } from '../setup/state.mjs';

/** What a desktop has: a screen, a window manager, a key store, a viewer of pictures, and the clipboard's command. */
const DESKTOP = [
  ...['xvfb', 'openbox', 'dbus', 'gnome-keyring', 'feh', 'xclip', 'xdg-utils', 'desktop-file-utils'],
  ...['shared-mime-info', 'libglib2.0-bin', 'libatomic1'],
];

/** The version that the upgrade starts from. */
const BEFORE = '0.0.1';

/** Runs the trial in a fresh machine, which is removed afterwards. @throws if a step fails */
export async function tryInstalled(release: Release, deb: string, write: Write): Promise<void> {
  const base = await baseOf(release, write);
  const folder = temporaryFolder(`${release}-package`);
  try {
    const packages = join(folder, 'packages');
    mkdirSync(packages);
    chmodSync(packages, 0o755);
    copyFileSync(deb, join(packages, 'countersign.deb'));
    earlierVersion(deb, join(folder, 'earlier'), join(packages, 'earlier.deb'));
    const machine = {
      base,
      folder,
      binds: {
        '/packages': packages,
        '/checkout': root,
        '/var/cache/apt/archives': join(machinesFolder, 'downloads', `apt-${release}`),
      },
      write,
    };
    const install = `set -e
      export DEBIAN_FRONTEND=noninteractive
      apt-get update -q
      apt-get install -y -q --no-install-recommends ${DESKTOP.join(' ')}
      apt-get install -y -q --no-install-recommends /packages/earlier.deb`;
    if ((await enter({ ...machine, user: 'root' }, ['sh', '-c', install])) !== 0) {
      throw new Error(`The package could not be installed on ${release}.`);
    }
    const node = '/checkout/node_modules/node/bin/node';
    const used = await enter({ ...machine, user: PERSON }, [
      node,
      '/checkout/scripts/packages-trial/person.ts',
    ]);
    if (used !== 0) throw new Error(`The installed app failed on ${release}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the same package with a lower version, because there is no release yet. */
function earlierVersion(deb: string, work: string, to: string): void {
  execFileSync('dpkg-deb', ['-R', deb, work]);
  const control = join(work, 'DEBIAN', 'control');
  writeFileSync(
    control,
    execFileSync('sed', [`s/^Version: .*/Version: ${BEFORE}/`, control], { encoding: 'utf8' }),
  );
  execFileSync('dpkg-deb', ['-Znone', '--root-owner-group', '--build', work, to]);
}
