/** `npm run bench -- NAME` measures Countersign and a rival in the same run. It prints one JSON object per line. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { HISTORY, runAll, save } from './bench/history.ts';
import { readWords, wrongWords } from './command/read-words.ts';
import { readProject } from './release/project.ts';
import { root } from './setup/state.mjs';

/** Each benchmark, the setup target it needs, and whether it reads options of its own. */
const benchmarks: Record<
  string,
  { about: string; needs: string; hasOptions?: boolean; run(): Promise<void> }
> = {
  startup: {
    about: 'time from process start to the first code, compared with a bare Electron window',
    needs: 'all',
    run: async () => (await import('./bench/startup.ts')).benchStartup(),
  },
  app: {
    about:
      'unlocking, searching, idle load and memory with 10 to 10,000 accounts, compared with a bare Electron window',
    needs: 'all',
    run: async () => (await import('./bench/app.ts')).benchApp(),
  },
  scan: {
    about: 'QR codes found and time needed, by class of images, compared with jsQR and zxing-wasm',
    needs: 'packages',
    hasOptions: true,
    run: async () => (await import('./bench/scan.ts')).benchScan(),
  },
  fairness: {
    about: 'sign-ins and readiness beside one hostile client, on SQLite and PostgreSQL',
    needs: 'packages',
    run: async () => (await import('./bench/fairness.ts')).benchFairness(),
  },
  server: {
    about: 'second steps and sign-ins per second, compared with better-auth on SQLite',
    needs: 'packages',
    run: async () => (await import('./bench/server.ts')).benchServer(),
  },
  postgres: {
    about:
      'second steps and sign-ins per second on PostgreSQL, by one and two processes, directly and through PgBouncer (from Debian), compared with better-auth',
    needs: 'packages',
    run: async () => (await import('./bench/postgres.ts')).benchPostgres(),
  },
  crowd: {
    about: 'how long others wait while 200 people sign in, on SQLite and PostgreSQL',
    needs: 'packages',
    run: async () => (await import('./bench/crowd.ts')).benchCrowd(),
  },
  import: {
    about: 'reading 10,000 accounts from a file of each kind, compared with the package otpauth',
    needs: 'packages',
    run: async () => (await import('./bench/import.ts')).benchImport(),
  },
  sync: {
    about:
      'joining with up to 10,000 accounts, the time until a change shows on the other computer, and idle load',
    needs: 'packages',
    run: async () => (await import('./bench/sync.ts')).benchSync(),
  },
};

const usage = `Usage: npm run bench -- NAME

${Object.entries(benchmarks)
  .map(([key, { about }]) => `  ${key.padEnd(10)}${about}`)
  .join('\n')}
  all --json [FILE]
            every one; keeps the key figures of this version`;
const [first = ''] = process.argv.slice(2);
const hasOptions = Object.hasOwn(benchmarks, first) && benchmarks[first]?.hasOptions === true;
const { values, positionals } = readWords(
  {
    args: hasOptions ? [first] : process.argv.slice(2),
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  },
  usage,
);
const [name = '', file] = positionals;
const chosen = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (name === 'all') {
  const { version } = readProject();
  const run = await runAll(Object.keys(benchmarks), version);
  if (values.json) {
    const kept = resolve(process.env.INIT_CWD ?? '.', file ?? join(HISTORY, `${version}.json`));
    save(run, kept);
    console.error(`The key figures are in ${kept}.`);
  }
} else if (chosen) {
  const setup = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs'), '--quiet', chosen.needs], {
    stdio: 'inherit',
  });
  if (setup.status === 0) await chosen.run();
  else process.exitCode = 1;
} else {
  wrongWords(name === '' ? 'Choose a benchmark.' : `There is no benchmark “${name}”.`, usage);
}
