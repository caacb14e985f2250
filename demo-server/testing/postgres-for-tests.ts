/** Vitest's global set-up of the `postgresql` project: one cluster for all its files. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-cluster.ts';
import { createMigratedDatabase } from './postgres-databases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the cluster's maintenance database; empty where tests run on SQLite. */
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgres();
  await createMigratedDatabase(cluster.url);
  project.provide('postgresUrl', cluster.url);
  return () => cluster.stop();
}
