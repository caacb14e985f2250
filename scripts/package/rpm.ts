/** The package for Fedora, openSUSE and systems based on them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installer } from 'electron-installer-redhat';
import { ELECTRON_LIBRARIES } from '../setup/system.mjs';
import { about, architecture } from './about.ts';
import type { BuildParts } from './build-parts.ts';
import { layTree, listTree } from './tree.ts';
import { buildUnpacked } from './unpacked.ts';

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
export async function buildRpm({ electron, epoch, out, quick = false }: BuildParts): Promise<string[]> {
  const work = mkdtempSync(join(tmpdir(), 'countersign-rpm-'));
  process.env.SOURCE_DATE_EPOCH = String(epoch);
  try {
    const scripts = join(import.meta.dirname, 'files');
    const installer = new Rpm(
      {
        src: await buildUnpacked({ electron, out: work }),
        dest: out,
        arch: architecture.rpm,
        logger: () => {},
        rename: (folder: string) =>
          join(folder, '<%= name %>-<%= version %>-<%= revision %>.<%= arch %>.rpm'),
        options: {
          ...about,
          description: about.summary,
          productDescription: about.description,
          payload: quick ? 'w0.gzdio' : 'w6.xzdio',
          specTemplate: join(scripts, 'countersign.spec.ejs'),
          scripts: {
            post: join(scripts, 'after-install.sh'),
            postun: join(scripts, 'after-remove.sh'),
          },
        },
      },
      epoch,
    );
    await installer.generateDefaults();
    // Libraries by their own names: their packages differ between distributions.
    const requires = ELECTRON_LIBRARIES.map((library) => `${library}()(64bit)`);
    Object.assign(installer.defaults, { requires: [...requires, 'xdg-utils'] });
    installer.generateOptions();
    await installer.generateScripts();
    await installer.createStagingDir();
    await installer.createContents();
    await installer.createPackage();
    await installer.movePackage();
    return installer.options.packagePaths;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
