/** The app in a folder, as every package has it: Electron with its fuses set, and the bundles in one archive. */
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { root } from '../setup/state.mjs';
import type { BuildParts } from './build-parts.ts';
import { builderConfiguration } from './builder-configuration.ts';

/** Returns the folder of the unpacked app. electron-builder.yml says what is in it. */
export async function buildUnpacked({ electron, out }: Omit<BuildParts, 'epoch'>): Promise<string> {
  const platform = Platform.current();
  await build({
    projectDir: root,
    targets: platform.createTarget('dir', process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
    config: builderConfiguration({
      electronDist: electronDist(electron.executable),
      electronVersion: electron.version,
      directories: { output: out },
    }),
  });
  const [made] = (await readdir(out)).filter((name) => /^(?:linux|win|mac)(?:-.+)?$/.test(name));
  if (!made) throw new Error('electron-builder made no folder.');
  if (platform === Platform.LINUX) {
    const unused = UNUSED_ON_LINUX.map((path) => rm(join(out, made, path), { force: true }));
    await Promise.all(unused);
  }
  return join(out, made);
}

/** What Electron brings and the app never uses. */
const UNUSED_ON_LINUX = [
  // Its own page for a start without an app. In a package, no start gets there.
  'resources/default_app.asar',
  // WebGL without a graphics card. No page draws with WebGL, and Chromium draws windows without it.
  'libvk_swiftshader.so',
  'vk_swiftshader_icd.json',
];

/** Returns the folder of an unpacked Electron. On macOS its executable is deep in a bundle. */
function electronDist(executable: string): string {
  const [before] = executable.split('/Electron.app/');
  return before && before !== executable ? before : dirname(executable);
}
