/** What the two packages for Linux have in common: the app in a folder, and the steps of their installers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { about } from './about.ts';
import type { BuildParts } from './build-parts.ts';
import { withSourceDate } from './source-date.ts';
import { buildUnpacked } from './unpacked.ts';

/** What an installer is told, in the form of electron-installer-common. */
export interface Told {
  /** The app's folder. */
  src: string;
  /** The folder for the package. */
  dest: string;
  logger: () => void;
  options: Readonly<Record<string, string>>;
}

export interface LinuxPackage {
  /** Ends the name of the working folder. */
  kind: 'deb' | 'rpm';
  /** Returns the installer of the package. */
  make: (told: Told) => LinuxInstaller;
  /** What the package depends on, in place of what the installer would find out. */
  defaults: Readonly<Record<string, readonly string[]>>;
}

/** Returns the path of the package. */
export async function buildLinuxPackage(
  { electron, epoch, out }: BuildParts,
  { kind, make, defaults }: LinuxPackage,
): Promise<string[]> {
  const work = mkdtempSync(join(tmpdir(), `countersign-${kind}-`));
  try {
    const installer = make({
      src: await buildUnpacked({ electron, out: work }),
      dest: out,
      logger: () => {},
      options: { ...about, description: about.summary, productDescription: about.description },
    });
    await installer.generateDefaults();
    Object.assign(installer.defaults, defaults);
    installer.generateOptions();
    // dpkg-deb and rpmbuild take it for the times of what they make themselves.
    await withSourceDate(epoch, async () => {
      await installer.createStagingDir();
      await installer.createContents();
      await installer.createPackage();
      await installer.movePackage();
    });
    return installer.options.packagePaths;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
