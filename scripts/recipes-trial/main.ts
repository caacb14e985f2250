/**
 * Runs the recipes in docs/examples/testing/ as a tester would: in a folder outside this checkout, with the packed kit and
 * the other tools from npm, against the small site of the end-to-end tests. It needs the registry and takes some minutes,
 * so it is no part of `npm test`. `npm run test:recipes -- selenium` runs the recipes whose name contains that text.
 */
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startElsewhere } from '../../e2e/elsewhere/site.ts';
import { readWords, wrongWords } from '../command/read-words.ts';
import { earlyEnd } from '../early-end.ts';
import { pack } from '../pack/pack.ts';
import { PACKAGES } from '../pack/packages.ts';
import { readState, root } from '../setup/state.mjs';
import { type Place, RECIPES, type Recipe, TOOLS } from './recipes.ts';
import { endAll, run } from './run.ts';

const usage = `Usage: npm run test:recipes -- [PART-OF-A-NAME …]

The recipes: ${RECIPES.map(({ name }) => name).join(', ')}`;
const { positionals: wanted } = readWords({ allowPositionals: true }, usage);
const recipes = RECIPES.filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
if (recipes.length === 0) wrongWords('No recipe has this in its name.', usage);

const folder = await mkdtemp(join(tmpdir(), 'countersign-recipes-'));
process.exitCode = await Promise.race([tryAll(), earlyEnd().then(stop)]);

/** Ends what is running, removes the folder, and exits. */
async function stop(code: number): Promise<never> {
  endAll();
  await rm(folder, { recursive: true, force: true });
  process.exit(code);
}

async function tryAll(): Promise<number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    await timed('the packages of the kit are made', makeFolder);
    for (const recipe of recipes) {
      const outcome = await timed(recipe.name, () => tryOne(recipe)).catch((error: Error) => error);
      if (outcome instanceof Error) console.error(`${outcome.message}\n`);
      counts[outcome instanceof Error ? 'failed' : outcome === undefined ? 'passed' : 'skipped'] += 1;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed === 0 ? 0 : 1;
}

/** Says what is going on, and then how it ended. `step` returns why it was not done, or nothing. */
async function timed(name: string, step: () => Promise<string | undefined>): Promise<string | undefined> {
  console.log(`• ${name} …`);
  const startedAt = performance.now();
  const say = (mark: string, more = '') =>
    console.log(`${mark} ${name} (${Math.round((performance.now() - startedAt) / 1000)} s)${more}`);
  try {
    const skipped = await step();
    if (skipped === undefined) say('✓');
    else say('–', `: not run, because ${skipped}`);
    return skipped;
  } catch (error) {
    say('✗');
    throw error;
  }
}

async function makeFolder(): Promise<undefined> {
  // Another user runs one of the recipes.
  await chmod(folder, 0o755);
  await cp(join(root, 'docs', 'examples', 'testing'), folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "name": "recipes", "private": true }');
  const tarballs: string[] = [];
  for (const one of PACKAGES) tarballs.push(await pack(one, join(folder, 'packed')));
  const peer = `@playwright/test@${TOOLS['@playwright/test']}`;
  const { ok, said } = await install([...tarballs, peer]);
  if (!ok) throw new Error(`The packages of the kit cannot be installed.\n${said}`);
  return undefined;
}

async function tryOne({ tools, steps }: Recipe): Promise<string | undefined> {
  if (tools.length > 0) {
    const { ok, said } = await install(tools.map((tool) => `${tool}@${TOOLS[tool]}`));
    if (!ok) return `npm cannot install ${tools.join(', ')} here: ${said.trim().split('\n')[0]}`;
  }
  // A fast computer sets up several second factors in the time that the site allows for one.
  const site = await startElsewhere({ isLimited: false });
  const place: Place = {
    folder,
    env: {
      BASE_URL: site.address,
      BROWSER_PATH: String(readState().browser?.executable ?? ''),
      ...(existsSync('/usr/bin/chromedriver') && { DRIVER_PATH: '/usr/bin/chromedriver' }),
    },
  };
  try {
    return await steps(place);
  } finally {
    await site.stop();
  }
}

function install(packages: readonly string[]) {
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...words, ...packages], { cwd: folder });
}
