/** Node and the npm packages of the lock file. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { note, run, SetupFailure, sameCommand, step, tail } from './progress.mjs';
import { root } from './state.mjs';

const OLDEST_NODE = 18;
const stamp = join(root, 'node_modules', '.countersign-lock');

export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    throw new SetupFailure(
      `Node ${process.versions.node} is too old. Countersign needs Node ${OLDEST_NODE} or newer. Install it from nodejs.org or with your version manager.`,
      `nvm install 24 && ${sameCommand()}`,
    );
  }
}

/** Returns the Node that runs the project: the one among its packages if there is one. */
export function projectNode() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}

/** Installs the packages of the lock file, unless exactly these are installed. */
export async function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    note('npm packages are installed');
    return;
  }
  await step('Installing npm packages', async () => {
    const { code, output } = await npm(['ci', '--loglevel=error']);
    if (code !== 0) throw installFailure(output);
  });
  if (projectNode() === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
    throw new SetupFailure(
      'The packages are installed, but npm’s settings forbid the script that installs a current Node.',
      `npm rebuild node --ignore-scripts=false && ${sameCommand()}`,
    );
  }
  writeFileSync(stamp, lock);
}

/** Two retries, seconds apart. By default npm waits more than a minute when there is no network. */
const RETRIES = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];

/** Runs npm in the checkout: the one that started this script, or the one on the PATH. */
export function npm(words, options = {}) {
  const args = [...words, ...RETRIES];
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args], { cwd: root, ...options })
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
        cwd: root,
        shell: process.platform === 'win32',
        ...options,
      });
}

/** Returns whether a program's output says that a host could not be reached. */
export function looksOffline(output) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(
    output,
  );
}

function installFailure(output) {
  if (looksOffline(output)) {
    return new SetupFailure(
      'The npm registry could not be reached. Connect this computer to the network.',
      sameCommand(),
    );
  }
  return new SetupFailure(`The npm packages could not be installed. npm said:\n${tail(output)}`, 'npm ci');
}
