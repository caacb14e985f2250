/** Runs the server in its own process with the lowest password cost, for tests in which processes race or are killed. */
import pino from 'pino';
import { startServer } from '../server.ts';
import { readConfig } from '../settings/read-config.ts';
import { TEST_PASSWORD_COST } from './test-password-cost.ts';

const config = readConfig(process.argv.slice(2), process.env);
if (config === 'help') throw new TypeError('A test asked for help.');
const server = await startServer(config, {
  logger: pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true })),
  clock: Date.now,
  pages: '',
  passwordCost: TEST_PASSWORD_COST,
});
process.once('SIGTERM', () => server.close());
process.stdout.write(`${JSON.stringify({ address: server.address })}\n`);
