/** `npm run bench -- NAME`: measurements beside a named rival in the same run, one JSON object a line on standard output. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './setup/state.mjs';

/** Each benchmark, and what setup must have prepared for it. */
const benchmarks: Record<string, { about: string; needs: string; run(): Promise<void> }> = {
  startup: {
    about: 'process start to first code painted, beside a bare Electron window',
    needs: 'all',
    run: async () => (await import('./bench/startup.ts')).benchStartup(),
  },
  app: {
    about:
      'unlocking, searching, idling and memory with 10 to 10,000 accounts, beside a bare Electron window',
    needs: 'all',
    run: async () => (await import('./bench/app.ts')).benchApp(),
  },
  scan: {
    about: 'QR codes found and milliseconds, class by class, beside jsQR and zxing-wasm',
    needs: 'packages',
    run: async () => (await import('./bench/scan.ts')).benchScan(),
  },
  server: {
    about: 'second steps and sign-ins per second, beside better-auth on SQLite, too',
    needs: 'packages',
    run: async () => (await import('./bench/server.ts')).benchServer(),
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
    `${name === '' ? 'Name a benchmark' : `There is no benchmark “${name}”`}:\n${list.join('\n')}`,
  );
  process.exitCode = 2;
}
