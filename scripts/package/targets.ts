/** Everything that can be built, what each needs, and how it is built. */
import { onPath } from '../setup/places.mjs';
import type { BuildParts } from './build-parts.ts';
import { buildDeb } from './deb.ts';
import { buildInstallers } from './installers.ts';
import { buildRpm } from './rpm.ts';
import { buildTar } from './tar.ts';
import { buildUnpacked } from './unpacked.ts';
import { buildWindowsFolder } from './windows.ts';

interface TargetRow {
  /** The only system that can build it, as `process.platform`. */
  on?: NodeJS.Platform;
  /** A program that it needs, and the package of Debian with it. */
  tool?: readonly [program: string, debian: string];
  /** Whether it is built if no target is named. */
  byDefault: boolean;
  /** Returns the absolute paths of what was built. */
  build: (parts: BuildParts) => Promise<string[]>;
}

export const TARGETS = {
  deb: { on: 'linux', tool: ['dpkg-deb', 'dpkg'], byDefault: true, build: buildDeb },
  rpm: { on: 'linux', tool: ['rpmbuild', 'rpm'], byDefault: true, build: buildRpm },
  tar: { on: 'linux', tool: ['tar', 'tar'], byDefault: true, build: buildTar },
  dir: { byDefault: true, build: async (parts) => [await buildUnpacked(parts)] },
  'windows-dir': { on: 'linux', byDefault: false, build: buildWindowsFolder },
  installers: { byDefault: false, build: buildInstallers },
} as const satisfies Readonly<Record<string, TargetRow>>;

export type Target = keyof typeof TARGETS;

export function isTarget(word: string): word is Target {
  return Object.hasOwn(TARGETS, word);
}

/** Returns why this computer cannot build a target, or `undefined`. */
export function whyNot(target: Target): string | undefined {
  const { on, tool }: TargetRow = TARGETS[target];
  if (on && on !== process.platform) return `it can be built on ${on === 'linux' ? 'Linux' : on} only.`;
  if (tool && !onPath(tool[0])) {
    return `the program ${tool[0]} is missing. On Debian or Ubuntu, run: apt-get install -y ${tool[1]}`;
  }
  return undefined;
}
