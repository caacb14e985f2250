/** A folder in `.setup/servers/` for a server, which is filled at the first run and used by later ones. */
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setupFolder } from '../../../../scripts/setup/state.mjs';

/** How often a long installation says that it goes on, in milliseconds. */
const SIGN_OF_LIFE = 30_000;

/**
 * Returns the folder of a server. If it is not there yet, `fill` gets an empty one, which is moved there when it is
 * complete. So a stopped installation leaves nothing that looks complete.
 *
 * @param fill fills the folder. What it returns from `progress` is printed every half minute
 * @throws Error with one sentence if that fails
 */
export async function filledOnce(
  { name, version }: { name: string; version: string },
  fill: (unfinished: string) => Promise<void>,
  progress: (unfinished: string) => Promise<string> = async () => '',
): Promise<string> {
  const servers = join(setupFolder, 'servers');
  const folder = join(servers, `${named(name)}-${named(version)}`);
  if (await isThere(folder)) return folder;
  await mkdir(servers, { recursive: true });
  const unfinished = await mkdtemp(join(servers, 'unfinished-'));
  console.log(`Installing ${name} ${version} into ${folder}. This takes some minutes, once.`);
  const startedAt = performance.now();
  const timer = setInterval(async () => {
    const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
    console.log(`  ${minutes} min${await progress(unfinished).catch(() => '')}`);
  }, SIGN_OF_LIFE);
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    throw new Error(`${name} ${version} cannot be installed: ${reason(error)}`);
  } finally {
    clearInterval(timer);
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

export function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The text as part of a folder’s name. */
function named(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-');
}

/** The installer’s own words, without its advice. */
function reason(error: unknown): string {
  const { stderr = '' } = error as { stderr?: string };
  const said = /^(?:npm error (?!code|errno|syscall|path|A complete log)|E: )(.+)$/m.exec(stderr)?.[1];
  return said ?? (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
}
