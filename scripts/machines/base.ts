/** Minimal Debian systems, made once with debootstrap: what a person has before they clone this project. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { enter, runOutside, type Write } from './enter.ts';
import { machinesFolder, temporaryFolder } from './folders.ts';

export const RELEASES = ['bookworm', 'trixie'] as const;
export type Release = (typeof RELEASES)[number];

/** The ordinary user of a machine. */
export const PERSON = 'person';

/** Another mirror than debootstrap's own. */
const MIRROR = process.env.DEBIAN_MIRROR || undefined;

/**
 * What the README asks for, without recommended packages. root has no password, so that the `su` in the command that
 * setup prints runs without a person who types one.
 */
const RECIPE = `set -e
echo force-unsafe-io >/etc/dpkg/dpkg.cfg.d/unsafe-io
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends nodejs npm git ca-certificates
apt-get clean
rm -rf /var/lib/apt/lists/*
useradd --create-home --shell /bin/bash ${PERSON}
passwd -d root
`;

/** Returns the folder of a release's system. Makes it if there is none, or if its recipe has changed. */
export async function baseOf(release: Release, write: Write): Promise<string> {
  const print = createHash('sha256')
    .update(`${MIRROR ?? ''}\n${RECIPE}`)
    .digest('hex')
    .slice(0, 8);
  const finished = join(machinesFolder, `${release}-${print}`);
  if (existsSync(finished)) return finished;
  const folder = temporaryFolder(`${release}-new`);
  const root = join(folder, 'root');
  try {
    mkdirSync(root);
    await runOutside(['debootstrap', '--variant=minbase', release, root, ...(MIRROR ? [MIRROR] : [])], write);
    const code = await enter({ base: '-', folder, user: 'root', write }, ['sh', '-c', RECIPE]);
    if (code !== 0) throw new Error(`The packages of a minimal ${release} could not be installed.`);
    renameSync(root, finished);
    return finished;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
