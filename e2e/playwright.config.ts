import { defineConfig } from '@playwright/test';
import type { KitOptions } from './kit/index.ts';

/**
 * End-to-end tests with both programs. Three workers on two cores, each with its own screen and key store, because the
 * tests often wait for real time steps. No traces and no videos, because they would contain keys and codes.
 */
export default defineConfig<object, KitOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // These have a command of their own, `npm run test:clocks`: libfaketime ends Electron with SIGSEGV now and then.
  testIgnore: 'clocks/**',
  outputDir: '../test-results',
  workers: 3,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json'], ['./kit/report/index-page.ts']],
  // An action without an end of its own would only say that the test took too long, not where.
  use: { report: 'pictures', actionTimeout: 60_000, navigationTimeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
});
