import { defineConfig } from 'vitest/config';

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
          include: [
            'demo-server/{accounts,keys,mail,passkeys,sms,people,recovery,routes,sessions,store,two-factor}/**/*.test.ts',
          ],
          // These have no store, or are about SQLite's own.
          exclude: [
            'demo-server/passwords/password.test.ts',
            'demo-server/keys/key-*.test.ts',
            // Its every step is tested on both by itself.
            'demo-server/recovery/link-model.test.ts',
            'demo-server/routes/pages.test.ts',
            'demo-server/store/{group-commit,migrate,upgrade}.test.ts',
          ],
          globalSetup: 'demo-server/testing/postgres-for-tests.ts',
        },
      },
    ],
  },
});
