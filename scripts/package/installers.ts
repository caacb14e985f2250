/** The installers that electron-builder makes: AppImage, dmg, NSIS. It downloads its own tools for them. */
import { dirname } from 'node:path';
import { build } from 'electron-builder';
import { root } from '../setup/state.mjs';
import { about } from './about.ts';
import type { BuildParts } from './build-parts.ts';
import { builderConfiguration } from './builder-configuration.ts';

/** Builds the targets of electron-builder.yml for this system, and returns their paths. */
export async function buildInstallers({ electron, out }: BuildParts): Promise<string[]> {
  return build({
    projectDir: root,
    publish: 'never',
    config: builderConfiguration({
      // A release for another processor needs another Electron, which electron-builder downloads.
      ...(process.platform === 'linux' ? { electronDist: dirname(electron.executable) } : {}),
      electronVersion: electron.version,
      directories: { output: out },
      // Where electron-updater finds what the app hands over to it. Nothing is uploaded.
      publish: [{ provider: 'generic', url: `${about.homepage}/download` }],
    }),
  });
}
