import { defineConfig } from 'vitest/config';

/** Unit and route tests: beside the code they test. What runs several programs lives in e2e/ (Playwright). */
export default defineConfig({
  test: {
    include: ['{desktop,demo-server,shared,scripts,e2e}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 20_000,
    // electron-store imports `electron`, which outside Electron fetches its runtime unless told where one is.
    env: { ELECTRON_OVERRIDE_DIST_PATH: process.env.ELECTRON_OVERRIDE_DIST_PATH ?? 'none-needed' },
  },
});
