import { round } from './figures.ts';
import { cpuSeconds } from './processes.ts';
import type { MeasuredServer } from './server/measured-process.ts';

/** Processor time as a share of one core: of the servers, of this process, and of the database. */
export interface Cores {
  servers: number;
  generator: number;
  database: number;
}

/** Runs work. @returns its result, and the processor time of all who took part */
export async function withCores<T>(
  servers: readonly MeasuredServer[],
  databasePid: number,
  work: () => Promise<T>,
): Promise<{ result: T; cores: Cores }> {
  const spent = () => ({
    servers: servers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    database: cpuSeconds(databasePid),
  });
  const [before, own, began] = [spent(), process.cpuUsage(), performance.now()];
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  const [after, used] = [spent(), process.cpuUsage(own)];
  return {
    result,
    cores: {
      servers: round((after.servers - before.servers) / seconds),
      generator: round((used.user + used.system) / 1e6 / seconds),
      database: round((after.database - before.database) / seconds),
    },
  };
}
