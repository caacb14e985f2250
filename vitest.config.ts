import { defineConfig } from 'vitest/config';
import { reachedFrom, readTree } from './scripts/house/imports.ts';

/**
 * Tests that use a database, found by their imports, so that no list can miss one. `*.sqlite.test.ts` is for features
 * that only SQLite has.
 */
const tree = readTree();
const onEveryDatabase = [...tree.keys()].filter(
  (path) =>
    /^demo-server\/.*(?<!\.sqlite)\.test\.ts$/.test(path) &&
    reachedFrom(path, tree).has('demo-server/testing/test-database.ts'),
);

/**
 * Unit and route tests, beside the code they test. Tests of several programs are in e2e/ (Playwright).
 *
 * Tests of the server's store run twice, unchanged: on SQLite and on a real PostgreSQL.
 */
export default defineConfig({
  test: {
    environment: 'node',
    // No test is about time: this only ends one that hangs. A busy or slow computer must not fail.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // One for each core. By default, Vitest leaves one core free, which is half of a small computer.
    maxWorkers: '100%',
    // Files of one worker share their modules: loading them for each file took as long as most files' tests. What a
    // test changes beyond its own objects, it puts back.
    isolate: false,
    restoreMocks: true,
    // electron-store imports `electron`, which outside Electron downloads its runtime unless this variable is set.
    env: { ELECTRON_OVERRIDE_DIST_PATH: process.env.ELECTRON_OVERRIDE_DIST_PATH ?? 'none-needed' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{desktop,demo-server,shared,scripts,e2e}/**/*.test.{ts,tsx}'],
          provide: { postgresUrl: '' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgresql',
          include: onEveryDatabase,
          globalSetup: 'demo-server/testing/postgres-for-tests.ts',
        },
      },
    ],
  },
});
