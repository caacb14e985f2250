/** The demo server as a process under test, as `npm run server` starts it, with logs. */
import pino from 'pino';
import { startServer } from '../../../demo-server/server.ts';
import { readConfig } from '../../../demo-server/settings/read-config.ts';
import { answerMeasurements } from './measured-process.ts';

const config = readConfig(['--port', '0'], process.env);
if (config === 'help') throw new TypeError('The benchmark asked for help.');
const server = await startServer(config, {
  logger: pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true })),
  clock: Date.now,
  pages: '',
});
process.once('SIGTERM', () => server.close().then(() => process.exit(0)));
answerMeasurements(server.address);
