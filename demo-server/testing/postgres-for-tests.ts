/** Vitest's global set-up for the `postgresql` project: one cluster for all test files. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-cluster.ts';
import { createMigratedDatabase } from './postgres-databases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the cluster's maintenance database; empty if tests run on SQLite. */
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgres();
  await createMigratedDatabase(cluster.url);
  project.provide('postgresUrl', cluster.url);
  return () => cluster.stop();
}
