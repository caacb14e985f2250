import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { reachedFrom, readTree } from './scripts/house/imports.ts';
import { root } from './scripts/setup/state.mjs';
import { PATIENCE } from './shared/testing/patience.ts';

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
 * The files that take longest: a quarter of a minute each, or more. Without a record of earlier runs, Vitest begins with the
 * largest files. The first of these is among the smallest, so it ran at the end, with one core and nothing beside it.
 */
const LONGEST = [
  'desktop/main/vault/kills.test.ts',
  'desktop/main/sync/exchange.test.ts',
  'scripts/every-command.test.ts',
  'e2e/conformance/bench.test.ts',
  'e2e/conformance/countersign.test.ts',
  'desktop/main/import/damage.test.ts',
  'demo-server/main.test.ts',
  'desktop/main/vault/vault-crash.test.ts',
  'desktop/main/import/many-accounts.test.ts',
  'demo-server/mail/processes.test.ts',
  'demo-server/two-factor/processes.test.ts',
  'demo-server/two-factor/sudden-death.test.ts',
];
const missing = LONGEST.filter((path) => !existsSync(join(root, path)));
if (missing.length > 0) throw new Error(`vitest.config.ts names files that are not there: ${missing}`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((path) => moduleId.endsWith(`/${path}`));
    // Each project's files stay together.
    return [...Map.groupBy(await super.sort(files), ({ project }) => project.name).values()].flatMap(
      (own) => [...own.filter(isLong), ...own.filter((file) => !isLong(file))],
    );
  }
}

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
    expect: { poll: PATIENCE },
    // One for each core. By default, Vitest leaves one core free, which is half of a small computer.
    maxWorkers: '100%',
    // Files of one worker share their modules: loading them for each file took as long as most files' tests. What a
    // test changes beyond its own objects, it puts back.
    isolate: false,
    restoreMocks: true,
    sequence: { sequencer: LongestFirst },
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
