import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../e2e/fixtures/free-port.ts';
import { onPath } from '../setup/places.mjs';
import { root } from '../setup/state.mjs';
import { signInAgain, signInFlow } from './sign-in-flow.ts';

const NAME = `countersign-trial-${process.pid}`;
/** The user of the image's last stage. */
const OWNER = '65532';

/**
 * Builds the image of docs/examples/Containerfile and uses it as its first lines say: without a writable file system,
 * without capabilities, and with a volume. Signs in, becomes healthy, keeps its data over a restart, has no shell, and
 * ends at once when it is told to.
 *
 * @throws Error what did not happen
 */
export async function tryImage(tarball: string, folder: string, say: (line: string) => void): Promise<void> {
  const engine = ['docker', 'podman'].find((name) => onPath(name));
  if (!engine) throw new Error('An image needs Docker or Podman. Install one of them.');
  const context = join(folder, 'image');
  mkdirSync(context);
  copyFileSync(join(root, 'docs/examples/Containerfile'), join(context, 'Containerfile'));
  copyFileSync(tarball, join(context, basename(tarball)));
  const run = (...words: string[]) =>
    execFileSync(engine, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  // Podman's own format of images has no health checks.
  const format = engine === 'podman' ? ['--format', 'docker'] : [];
  run('build', ...format, '--file', join(context, 'Containerfile'), '--tag', NAME, context);
  try {
    const user = run('image', 'inspect', '--format', '{{.Config.User}}', NAME);
    expect(user.split(':')[0] === OWNER, `its user is “${user}”`);
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const start = async () => {
      const words = ['--read-only', '--cap-drop=all', '--security-opt=no-new-privileges', '--detach'];
      const outside = ['--publish', `127.0.0.1:${port}:4280`, '--volume', `${NAME}:/data`];
      run('run', ...words, ...outside, '--env', `COUNTERSIGN_BASE_URL=${address}`, '--name', NAME, NAME);
      await answers(address);
    };
    await start();
    const email = await signInFlow(address);
    // Docker asks by itself every half minute. Podman does so with systemd only.
    if (engine === 'podman') run('healthcheck', 'run', NAME);
    else await becomesHealthy(() => run('inspect', '--format', '{{.State.Health.Status}}', NAME));
    expect(
      fails(() => run('exec', NAME, '/bin/sh', '-c', 'true')),
      'it has a shell',
    );
    const since = Date.now();
    run('stop', '--time', '20', NAME);
    expect(Date.now() - since < 15_000, 'it did not end by itself');
    expect(run('inspect', '--format', '{{.State.ExitCode}}', NAME) === '0', 'it ended with an error');
    run('rm', NAME);
    await start();
    await signInAgain(address, email);
    say(`${engine}: the image signs in, is healthy, keeps its volume, and has no shell.`);
  } finally {
    for (const words of [
      ['rm', '--force'],
      ['volume', 'rm', '--force'],
      ['rmi', '--force'],
    ])
      fails(() => execFileSync(engine, [...words, NAME], { stdio: 'ignore' }));
  }
}

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const response = await fetch(`${address}/readyz`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`The image does not answer at ${address}.`);
}

async function becomesHealthy(status: () => string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if (status() === 'healthy') return;
    await sleep(500);
  }
  throw new Error(`The image is ${status()}.`);
}

function fails(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

function expect(isTrue: boolean, sentence: string): void {
  if (!isTrue) throw new Error(`Of the image, ${sentence}.`);
}
