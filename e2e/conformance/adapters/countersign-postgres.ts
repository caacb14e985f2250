/** The demo server of this checkout on a real PostgreSQL that is created for the run and deleted after it. */
import { startPostgres } from '../../../demo-server/testing/postgres-cluster.ts';
import { countersignOn } from './countersign-server.ts';

export default countersignOn('PostgreSQL', async () => {
  const cluster = await startPostgres();
  return { databaseUrl: cluster.url, stop: () => cluster.stop() };
});
