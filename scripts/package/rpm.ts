/** The package for Fedora, openSUSE and systems based on them. */
import { join } from 'node:path';
import { Installer } from 'electron-installer-redhat';
import { ELECTRON_LIBRARIES } from '../setup/system.mjs';
import { about, architecture } from './about.ts';
import type { BuildParts } from './build-parts.ts';
import { buildLinuxPackage, type Told } from './linux-package.ts';
import { layTree, listTree } from './tree.ts';

/** How rpmbuild compresses: Zstandard, which Fedora and openSUSE use themselves, or hardly at all. */
const PAYLOAD = { best: 'w12.zstdio', quick: 'w0.gzdio' } as const;

/** Writes the spec file as electron-installer-redhat does; the files are ours. */
class Rpm extends Installer {
  readonly #epoch: number;

  constructor(options: Record<string, unknown>, epoch: number) {
    super(options);
    this.#epoch = epoch;
  }

  override get contentFunctions(): string[] {
    return ['createSpec'];
  }

  override async createContents(): Promise<void> {
    await this.generateScripts();
    // rpmbuild's folder for sources in process. The spec file copies from it.
    const usr = join(this.stagingDir, 'BUILD', 'usr');
    layTree({ app: String(this.options.src), to: usr, epoch: this.#epoch });
    const lib = `lib/${about.name}/`;
    this.options.paths = [
      `/usr/lib/${about.name}`,
      ...listTree(usr)
        .filter((path) => !path.startsWith(lib))
        .map((path) => `/usr/${path}`),
    ];
    await super.createContents();
  }
}

/** Returns the path of the package. */
export function buildRpm(parts: BuildParts): Promise<string[]> {
  // Libraries by their own names: their packages differ between distributions.
  const requires = ELECTRON_LIBRARIES.map((library) => `${library}()(64bit)`);
  return buildLinuxPackage(parts, {
    kind: 'rpm',
    make: (told) => new Rpm(rpmOptions(told, parts), parts.epoch),
    defaults: { requires: [...requires, 'xdg-utils'] },
  });
}

function rpmOptions(told: Told, { quick = false }: BuildParts): Record<string, unknown> {
  const scripts = join(import.meta.dirname, 'files');
  return {
    ...told,
    arch: architecture.rpm,
    rename: (folder: string) => join(folder, '<%= name %>-<%= version %>-<%= revision %>.<%= arch %>.rpm'),
    options: {
      ...told.options,
      payload: PAYLOAD[quick ? 'quick' : 'best'],
      specTemplate: join(scripts, 'countersign.spec.ejs'),
      scripts: {
        post: join(scripts, 'after-install.sh'),
        postun: join(scripts, 'after-remove.sh'),
      },
    },
  };
}
