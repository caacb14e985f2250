/**
 * Runs the server in its own process with the lowest password cost, for tests in which processes race or are killed, and
 * for those of many pages. With `QUICK_SERVER_NOW` (Unix milliseconds) its clock stands still, so that a slow computer
 * changes nothing. With `QUICK_SERVER_PAGES` it serves the built pages in this folder.
 */
import pino from 'pino';
import { startServer } from '../server.ts';
import { readConfig } from '../settings/read-config.ts';
import { TEST_PASSWORD_COST } from './test-password-cost.ts';

const config = readConfig(process.argv.slice(2), process.env);
if (config === 'help') throw new TypeError('A test asked for help.');
const now = process.env.QUICK_SERVER_NOW;
const server = await startServer(config, {
  logger: pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true })),
  clock: now === undefined ? Date.now : () => Number(now),
  pages: process.env.QUICK_SERVER_PAGES ?? '',
  passwordCost: TEST_PASSWORD_COST,
});
process.once('SIGTERM', () => server.close());
process.stdout.write(`${JSON.stringify({ address: server.address })}\n`);
