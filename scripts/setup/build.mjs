/** Builds the desktop app and the server's pages if their sources have changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode } from './packages.mjs';
import { note, run, SetupFailure, step, tail } from './progress.mjs';
import { readState, remember, root } from './state.mjs';

export const buildDesktop = () =>
  build({
    name: 'desktop',
    title: 'the desktop app',
    made: 'out/main/index.js',
    sources: ['desktop', 'shared', 'scripts/licences', 'electron.vite.config.ts', 'package-lock.json'],
    command: ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
    env: { ELECTRON_EXEC_PATH: readState().electron?.executable ?? '' },
  });

export const buildPages = () =>
  build({
    name: 'pages',
    title: 'the server’s pages',
    made: 'dist/web/index.html',
    sources: ['demo-server/web', 'demo-server/contract', 'shared', 'vite.config.ts', 'package-lock.json'],
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    env: {},
  });

async function build({ name, title, made, sources, command, env }) {
  const fingerprint = fingerprintOf(sources);
  if (existsSync(join(root, made)) && readState()[name] === fingerprint) {
    note(`${title} is built`.replace('pages is', 'pages are'));
    return;
  }
  await step(`Building ${title}`, async () => {
    const { code, output } = await run(projectNode(), command, {
      cwd: root,
      env: { ...process.env, ...env, NODE_ENV: 'production', NO_COLOR: '1' },
    });
    if (code !== 0) throw new SetupFailure(`Building ${title} failed:\n${tail(output, 20)}`, 'npm run check');
  });
  remember({ [name]: fingerprint });
}

/** Returns a hash of names and contents. Tests are not included. */
function fingerprintOf(sources) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(root, path);
    if (statSync(full).isDirectory()) {
      for (const entry of readdirSync(full).sort()) visit(`${path}/${entry}`);
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    }
  };
  for (const source of sources) visit(source);
  return hash.digest('hex');
}
