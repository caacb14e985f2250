/**
 * better-auth as a process under test. On SQLite, it has its own driver for Node's and the demo server's settings:
 * write-ahead log, synchronous = full. On PostgreSQL, it has as many connections as the demo server. Its rate limits are
 * off, which makes it faster.
 */
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { twoFactor } from 'better-auth/plugins/two-factor';
import pg from 'pg';
import { MOST_CONNECTIONS } from '../../../demo-server/store/postgres-dialect.ts';
import { answerMeasurements } from './measured-process.ts';

const { BENCH_DATABASE = '', BENCH_CHEAP_PASSWORDS = '' } = process.env;
let handle: ReturnType<typeof toNodeHandler> | undefined;
const server = createServer((request, response) => handle?.(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const listening = server.address();
const port = listening !== null && typeof listening === 'object' ? listening.port : 0;
const baseURL = `http://127.0.0.1:${port}`;

/** @param where the path of an SQLite file, or the URL of a PostgreSQL database */
function databaseAt(where: string) {
  if (where.startsWith('postgres:')) return new pg.Pool({ connectionString: where, max: MOST_CONNECTIONS });
  const database = new DatabaseSync(where);
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  return database;
}

const auth = betterAuth({
  baseURL,
  secret: 'a secret for the benchmark alone, of more than enough length',
  database: databaseAt(BENCH_DATABASE),
  emailAndPassword: {
    enabled: true,
    // If verifications are measured, passwords only prepare them, so they are hashed quickly.
    ...(BENCH_CHEAP_PASSWORDS !== '' && {
      password: {
        hash: async (password: string) => `plain:${password}`,
        verify: async ({ hash, password }: { hash: string; password: string }) =>
          hash === `plain:${password}`,
      },
    }),
  },
  plugins: [twoFactor()],
  rateLimit: { enabled: false },
  logger: { disabled: true },
  telemetry: { enabled: false },
});
const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
handle = toNodeHandler(auth);
process.once('SIGTERM', () => process.exit(0));
answerMeasurements(baseURL);
