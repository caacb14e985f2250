/** `npm run bench -- NAME` measures Countersign and a rival in the same run. It prints one JSON object per line. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './setup/state.mjs';

/** Each benchmark, and the setup target it needs. */
const benchmarks: Record<string, { about: string; needs: string; run(): Promise<void> }> = {
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
  sync: {
    about:
      'joining with up to 10,000 accounts, the time until a change shows on the other computer, and idle load',
    needs: 'packages',
    run: async () => (await import('./bench/sync.ts')).benchSync(),
  },
};

const name = process.argv[2] ?? '';
const chosen = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (chosen) {
  const setup = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs'), '--quiet', chosen.needs], {
    stdio: 'inherit',
  });
  if (setup.status === 0) await chosen.run();
  else process.exitCode = 1;
} else {
  const list = Object.entries(benchmarks).map(([key, { about }]) => `  npm run bench -- ${key}   ${about}`);
  console.error(
    `${name === '' ? 'Choose a benchmark' : `There is no benchmark “${name}”. Choose one`}:\n${list.join('\n')}`,
  );
  process.exitCode = 2;
}
