/**
 * The demo server as a process: reads the settings, starts, prints its address, and stops on a signal. Or runs one of
 * the other commands of the usage.
 *
 * Standard output has one line of JSON only, for programs. Texts for people and logs go to standard error.
 */
import { fileURLToPath } from 'node:url';
import pino from 'pino';

import { backUp, backupReport } from './backup.ts';
import { DataFolderError } from './data-folder.ts';
import { KeyFileError } from './keys/key-file.ts';
import { adminReport, MakeAdminError, makeAdmin } from './make-admin.ts';
import { restore, restoreReport } from './restore.ts';
import { rotateKeys, rotationReport } from './rotate-keys.ts';
import { ListenError, startServer } from './server.ts';
import { ConfigError, UsageError } from './settings/config.ts';
import { readConfig } from './settings/read-config.ts';
import { USAGE } from './settings/usage.ts';
import { StoreError } from './store/store-error.ts';

/**
 * Errors that the operator can correct: only their sentence is printed. Any other error is a fault of the program and
 * keeps its stack.
 */
const MENDABLE = [ConfigError, DataFolderError, KeyFileError, ListenError, MakeAdminError, StoreError];

// The server goes on, and every other command finishes its work, when no one reads the output any more.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  const [command, ...rest] = process.argv.slice(2);
  const isRotation = command === 'rotate-keys';
  const isMakingAdmin = command === 'make-admin';
  const isBackup = command === 'backup';
  const isRestore = command === 'restore';
  // Without an operand, everything is an option, and the error is about the missing operand.
  const operand = rest[0]?.startsWith('-') ? undefined : rest[0];
  const options = operand === undefined ? rest : rest.slice(1);
  const hasOperand = isMakingAdmin || isBackup || isRestore;
  const flags = isRotation ? rest : hasOperand ? options : process.argv.slice(2);
  const force = isBackup && flags.includes('--force');
  const config = readConfig(isBackup ? flags.filter((flag) => flag !== '--force') : flags, process.env);
  // Files of this process are for its owner only, including the database's side files.
  process.umask(0o077);
  if (config === 'help') {
    process.stdout.write(USAGE);
  } else if (isRotation) {
    const rotation = await rotateKeys(config, Date.now);
    process.stdout.write(`${JSON.stringify(rotation)}\n`);
    process.stderr.write(`${rotationReport(rotation, config.keys !== undefined)}\n`);
    if (rotation.unreadable.length > 0) process.exitCode = 1;
  } else if (isMakingAdmin) {
    const made = await makeAdmin(config, operand, Date.now);
    const { email, changed } = made;
    process.stdout.write(`${JSON.stringify({ email, changed })}\n`);
    process.stderr.write(`${adminReport(made)}\n`);
  } else if (isBackup) {
    const made = await backUp(config, operand, force, Date.now);
    process.stdout.write(`${JSON.stringify(made)}\n`);
    process.stderr.write(`${backupReport(made)}\n`);
  } else if (isRestore) {
    const restored = await restore(config, operand, Date.now);
    process.stdout.write(`${JSON.stringify(restored)}\n`);
    process.stderr.write(`${restoreReport(restored)}\n`);
  } else {
    const logger = pino(
      { level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination({ dest: 2, sync: true }),
    );
    const server = await startServer(config, {
      logger,
      clock: Date.now,
      pages: fileURLToPath(new URL('../dist/web', import.meta.url)),
    });
    let stopping = false;
    const stop = () => {
      // A second signal stops at once.
      if (stopping) process.exit(130);
      stopping = true;
      server.close().then(
        () => process.exit(0),
        (error: unknown) => {
          fail(error);
          process.exit();
        },
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    process.stdout.write(
      `${JSON.stringify({ address: server.address, pid: process.pid, data: config.data })}\n`,
    );
  }
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const isMendable = error instanceof Error && MENDABLE.some((kind) => error instanceof kind);
  process.stderr.write(`${isMendable ? error.message : inspectFault(error)}\n`);
  process.exitCode = 1;
}

function inspectFault(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
