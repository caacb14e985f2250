import { defineConfig } from 'vitest/config';
import { reachedFrom, readTree } from './scripts/house/imports.ts';

/**
 * Tests that reach a database by what they import, so that none is forgotten in a list. `*.sqlite.test.ts` is for what
 * only SQLite has.
 */
const tree = readTree();
const onEveryDatabase = [...tree.keys()].filter(
  (path) =>
    /^demo-server\/.*(?<!\.sqlite)\.test\.ts$/.test(path) &&
    reachedFrom(path, tree).has('demo-server/testing/test-database.ts'),
);

/**
 * Unit and route tests: beside the code they test. What runs several programs lives in e2e/ (Playwright).
 *
 * Whatever touches the server's store runs twice, unchanged: on SQLite and on a real PostgreSQL.
 */
export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 20_000,
    // One for each core. Left to itself, Vitest keeps one core for itself, which is half of a small machine.
    maxWorkers: '100%',
    // electron-store imports `electron`, which outside Electron fetches its runtime unless told where one is.
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
