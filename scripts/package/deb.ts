/** The package for Debian, Ubuntu and systems based on them. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installer } from 'electron-installer-debian';
import { PACKAGE_NAMES } from '../setup/package-names.mjs';
import { ELECTRON_LIBRARIES } from '../setup/system.mjs';
import { about, architecture } from './about.ts';
import type { BuildParts } from './build-parts.ts';
import { layTree, settle, sizeOf } from './tree.ts';
import { buildUnpacked } from './unpacked.ts';

/** Writes control and scripts as electron-installer-debian does; the files are ours. */
class Deb extends Installer {
  readonly #epoch: number;

  constructor(options: Record<string, unknown>, epoch: number) {
    super(options);
    this.#epoch = epoch;
  }

  override get contentFunctions(): string[] {
    return ['copyScripts', 'createControl'];
  }

  override async createContents(): Promise<void> {
    const usr = join(this.stagingDir, 'usr');
    layTree({ app: String(this.options.src), to: usr, epoch: this.#epoch, zsh: 'vendor-completions' });
    // As root's, it makes the sandbox where the system forbids user namespaces.
    chmodSync(join(usr, 'lib', about.name, 'chrome-sandbox'), 0o4755);
    this.options.size = sizeOf(usr);
    await super.createContents();
    const control = join(this.stagingDir, 'DEBIAN');
    settle(control, this.#epoch);
    for (const script of ['postinst', 'postrm']) chmodSync(join(control, script), 0o755);
  }
}

/** Returns the path of the package. */
export async function buildDeb({ electron, epoch, out, quick = false }: BuildParts): Promise<string[]> {
  const work = mkdtempSync(join(tmpdir(), 'countersign-deb-'));
  // dpkg-deb takes it for times of folders that it makes itself.
  process.env.SOURCE_DATE_EPOCH = String(epoch);
  try {
    const scripts = join(import.meta.dirname, 'files');
    const installer = new Deb(
      {
        src: await buildUnpacked({ electron, out: work }),
        dest: out,
        arch: architecture.debian,
        logger: () => {},
        rename: (folder: string) => join(folder, '<%= name %>_<%= version %>_<%= arch %>.deb'),
        options: {
          ...about,
          description: about.summary,
          productDescription: about.description,
          compression: quick ? 'none' : 'xz',
          section: 'utils',
          priority: 'optional',
          recommends: ['gnome-keyring | kwalletmanager'],
          scripts: {
            postinst: join(scripts, 'after-install.sh'),
            postrm: join(scripts, 'after-remove.sh'),
          },
        },
      },
      epoch,
    );
    await installer.generateDefaults();
    Object.assign(installer.defaults, { depends: dependencies(), recommends: [], suggests: [] });
    installer.generateOptions();
    await installer.createStagingDir();
    await installer.createContents();
    await installer.createPackage();
    await installer.movePackage();
    return installer.options.packagePaths;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Returns Electron's libraries as packages. Since Debian 13 and Ubuntu 24.04 some names end in `t64`. */
function dependencies(): string[] {
  const names = [...ELECTRON_LIBRARIES, 'xdg-open'].map((thing) => {
    const [debian = ''] = (PACKAGE_NAMES as Readonly<Record<string, readonly string[]>>)[thing] ?? [];
    const plain = debian.replace('(t64)', '');
    return plain === debian ? plain : `${plain}t64 | ${plain}`;
  });
  return [...new Set(['libc6', ...names])].sort();
}
