import { defineConfig } from '@playwright/test';

/** The desktop app under a wrong clock: `npm run test:clocks`. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/clocks',
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: { actionTimeout: 60_000, navigationTimeout: 60_000 },
});
