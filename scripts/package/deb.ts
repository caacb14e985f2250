/** The package for Debian, Ubuntu and systems based on them. */
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { Installer } from 'electron-installer-debian';
import { PACKAGE_NAMES } from '../setup/package-names.mjs';
import { ELECTRON_LIBRARIES } from '../setup/system.mjs';
import { about, architecture } from './about.ts';
import type { BuildParts } from './build-parts.ts';
import { buildLinuxPackage, type Told } from './linux-package.ts';
import { layTree, settle, sizeOf } from './tree.ts';

/**
 * How dpkg-deb compresses. xz takes minutes, but Zstandard at its strongest takes as long, and makes the package a tenth
 * larger.
 */
const COMPRESSION = { best: ['-Zxz', '-z6'], quick: ['-Znone'] } as const;

/** Writes control and scripts as electron-installer-debian does; the files and the compression are ours. */
class Deb extends Installer {
  readonly #parts: BuildParts;

  constructor(options: Record<string, unknown>, parts: BuildParts) {
    super(options);
    this.#parts = parts;
  }

  override get contentFunctions(): string[] {
    return ['copyScripts', 'createControl'];
  }

  override async createContents(): Promise<void> {
    const { epoch } = this.#parts;
    const usr = join(this.stagingDir, 'usr');
    layTree({ app: String(this.options.src), to: usr, epoch, zsh: 'vendor-completions' });
    // As root's, it makes the sandbox where the system forbids user namespaces.
    chmodSync(join(usr, 'lib', about.name, 'chrome-sandbox'), 0o4755);
    this.options.size = sizeOf(usr);
    await super.createContents();
    const control = join(this.stagingDir, 'DEBIAN');
    settle(control, epoch);
    for (const script of ['postinst', 'postrm']) chmodSync(join(control, script), 0o755);
  }

  override async createPackage(): Promise<void> {
    const compression = COMPRESSION[this.#parts.quick ? 'quick' : 'best'];
    execFileSync('dpkg-deb', [...compression, '--root-owner-group', '--build', this.stagingDir], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

/** Returns the path of the package. */
export function buildDeb(parts: BuildParts): Promise<string[]> {
  return buildLinuxPackage(parts, {
    kind: 'deb',
    make: (told) => new Deb(debOptions(told), parts),
    defaults: { depends: dependencies(), recommends: [], suggests: [] },
  });
}

function debOptions(told: Told): Record<string, unknown> {
  const scripts = join(import.meta.dirname, 'files');
  return {
    ...told,
    arch: architecture.debian,
    rename: (folder: string) => join(folder, '<%= name %>_<%= version %>_<%= arch %>.deb'),
    options: {
      ...told.options,
      section: 'utils',
      priority: 'optional',
      recommends: ['gnome-keyring | kwalletmanager'],
      scripts: {
        postinst: join(scripts, 'after-install.sh'),
        postrm: join(scripts, 'after-remove.sh'),
      },
    },
  };
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
