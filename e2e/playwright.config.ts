import { defineConfig } from '@playwright/test';
import type { KitOptions } from './kit/index.ts';

/**
 * Whole flows with both programs. Two workers, each with a screen and a key store of its own: waiting for real time
 * steps is much of what they do. No traces and no videos: they would hold keys and codes.
 */
export default defineConfig<object, KitOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  workers: 2,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json'], ['./kit/report/index-page.ts']],
  use: { report: 'pictures' },
  forbidOnly: Boolean(process.env.CI),
});
