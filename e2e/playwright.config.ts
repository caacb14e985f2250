import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import type { KitOptions } from './kit/index.ts';

/** Each has an Electron, browsers and servers: half a gigabyte or more. */
const MOST_WORKERS = 4;

/**
 * End-to-end tests with both programs. A worker for each core, each with its own screen and key store: they seldom wait,
 * and one more took as long in all, with each test slower. No traces and no videos, because they would contain keys and
 * codes.
 */
export default defineConfig<object, KitOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // These have a command of their own, `npm run test:clocks`: libfaketime ends Electron with SIGSEGV now and then.
  testIgnore: 'clocks/**',
  outputDir: '../test-results',
  workers: Math.min(MOST_WORKERS, Math.max(2, availableParallelism())),
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json'], ['./kit/report/index-page.ts']],
  // An action without an end of its own would only say that the test took too long, not where.
  use: { report: 'pictures', actionTimeout: 60_000, navigationTimeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
});
