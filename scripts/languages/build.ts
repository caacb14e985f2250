import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectNode } from '../setup/packages.mjs';
import { run, SetupFailure, step, tail } from '../setup/progress.mjs';
import { readState, root } from '../setup/state.mjs';
import { PSEUDO_APP } from './places.ts';

/** Builds both programs in the pseudo-language, beside the real builds. @throws SetupFailure if a build fails */
export async function buildInPseudo(): Promise<void> {
  await mkdir(PSEUDO_APP, { recursive: true });
  await copyFile(join(root, 'package.json'), join(PSEUDO_APP, 'package.json'));
  await build('the app in the pseudo-language', 'electron-vite/bin/electron-vite.js', 'desktop.config.ts', {
    ELECTRON_EXEC_PATH: readState().electron?.executable ?? '',
  });
  await build('the pages in the pseudo-language', 'vite/bin/vite.js', 'pages.config.ts', {});
}

async function build(
  what: string,
  tool: string,
  config: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const command = [
    join('node_modules', tool),
    'build',
    '--config',
    join(import.meta.dirname, config),
    '--logLevel',
    'warn',
  ];
  await step(`Building ${what}`, async () => {
    const { code, output } = await run(projectNode(), command, {
      cwd: root,
      env: { ...process.env, ...env, NODE_ENV: 'production', NO_COLOR: '1' },
    });
    if (code !== 0) throw new SetupFailure(`Building ${what} failed:\n${tail(output, 20)}`, 'npm run check');
  });
}
