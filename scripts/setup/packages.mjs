/** Node and the npm packages of the lock file. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { note, run, SetupFailure, sameCommand, say, step, tail } from './progress.mjs';
import { root, setupFolder } from './state.mjs';

const OLDEST_NODE = 18;
const majorVersion = Number(process.versions.node.split('.')[0]);
const stamp = join(root, 'node_modules', '.countersign-lock');

export function checkNode() {
  if (majorVersion < OLDEST_NODE) {
    throw new SetupFailure(
      `Node ${process.versions.node} is too old. Countersign needs Node ${OLDEST_NODE} or newer. Install it from nodejs.org or with your version manager.`,
      `nvm install 24 && ${sameCommand()}`,
    );
  }
}

/** Returns the Node that runs the project: the one among its packages if there is one. */
export function projectNode() {
  const own = nodeIn(root);
  return existsSync(own) ? own : process.execPath;
}

function nodeIn(folder) {
  return join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
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
  const node = await nodeForNpm();
  await step('Installing npm packages', async () => {
    const { code, output } = await npmOverBadLine(['ci', '--loglevel=error'], {}, node);
    if (code !== 0) throw installFailure(output);
  });
  if (projectNode() === process.execPath && majorVersion < 24) {
    throw new SetupFailure(
      'The packages are installed, but npm’s settings forbid the script that installs a current Node.',
      `npm rebuild node --ignore-scripts=false && ${sameCommand()}`,
    );
  }
  writeFileSync(stamp, lock);
}

/**
 * Returns the Node that npm runs with when it installs. npm leaves out optional packages that do not support the Node it
 * runs with, and some of ours, for example a part of the bundler, start at 20. An older Node first installs the
 * project's own, by itself.
 */
async function nodeForNpm() {
  if (majorVersion >= 20) return process.execPath;
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
  const folder = join(setupFolder, 'node');
  if (existsSync(nodeIn(folder))) return nodeIn(folder);
  await step(`Installing a newer Node than ${process.versions.node}`, async () => {
    mkdirSync(folder, { recursive: true });
    const words = ['install', `node@${wanted}`, '--prefix', folder, '--no-save', '--loglevel=error'];
    const { code, output } = await npmOverBadLine(words);
    if (code !== 0) throw installFailure(output);
  });
  if (!existsSync(nodeIn(folder))) {
    throw new SetupFailure(
      'npm’s settings forbid the script that installs a current Node.',
      `npm_config_ignore_scripts=false ${sameCommand()}`,
    );
  }
  return nodeIn(folder);
}

/** Two retries, seconds apart. By default npm waits more than a minute when there is no network. */
const RETRIES = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];

/**
 * Runs npm in the checkout: the one that started this script, or the one on the PATH.
 *
 * @param node the Node that npm runs with
 */
export function npm(words, options = {}, node = process.execPath) {
  const args = [...words, ...RETRIES];
  const cli = process.env.npm_execpath;
  // The scripts of packages find their Node on the PATH.
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) };
  return cli?.endsWith('.js')
    ? run(node, [cli, ...args], { cwd: root, env, ...options })
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
        cwd: root,
        env,
        shell: process.platform === 'win32',
        ...options,
      });
}

/** How often an installation begins again. */
const MOST_INTERRUPTIONS = 3;

/**
 * Runs npm like {@link npm}, again each time a download breaks off. npm tries a request again, but not one whose answer
 * stops halfway. What has arrived is in npm's cache, so each run continues where the last one stopped.
 *
 * @param {readonly string[]} words
 * @param {object} [options]
 * @param {string} [node]
 */
export async function npmOverBadLine(words, options, node) {
  let result = await npm(words, options, node);
  for (let times = 0; times < MOST_INTERRUPTIONS && brokeOff(result); times += 1) {
    say('  A download broke off. Continuing with what is missing.');
    result = await npm(words, options, node);
  }
  return result;
}

/** Returns whether npm failed because a connection ended. A name that cannot be looked up means no network at all. */
function brokeOff({ code, output }) {
  return (
    code !== 0 && /ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|ERR_STREAM_PREMATURE/.test(output)
  );
}

/** Returns whether a program's output says that a host could not be reached. */
export function looksOffline(output) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(
    output,
  );
}

function installFailure(output) {
  if (looksOffline(output)) {
    const [code] = /\bE(?:RR_)?[A-Z_]{5,}\b/.exec(output) ?? [];
    return new SetupFailure(
      `The npm registry could not be reached${code ? ` (${code})` : ''}. Connect this computer to the network.`,
      sameCommand(),
    );
  }
  return new SetupFailure(`The npm packages could not be installed. npm said:\n${tail(output)}`, 'npm ci');
}
