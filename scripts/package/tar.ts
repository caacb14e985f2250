/** The archive for every Linux: unpack it anywhere, for example over `~/.local`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { about, architecture } from './about.ts';
import type { BuildParts } from './build-parts.ts';
import { layTree } from './tree.ts';
import { buildUnpacked } from './unpacked.ts';

/** More than the app is, in bytes. */
const MOST = 2 ** 30;

/** Returns the path of the archive. */
export async function buildTar({ electron, epoch, out, quick = false }: BuildParts): Promise<string[]> {
  const work = mkdtempSync(join(tmpdir(), 'countersign-tar-'));
  try {
    const name = `${about.name}-${about.version}-linux-${architecture.file}`;
    layTree({ app: await buildUnpacked({ electron, out: work }), to: join(work, name), epoch });
    const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu'];
    const archive = execFileSync('tar', ['-c', ...same, '-C', work, name], { maxBuffer: MOST });
    const path = join(out, `${name}.tar.gz`);
    writeFileSync(path, gzipSync(archive, { level: quick ? 1 : 9 }));
    return [path];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
