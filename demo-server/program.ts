/**
 * The command line of the server: starts it, or runs one of the other commands of the usage.
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
import { ListenError, type RunningServer, startServer } from './server.ts';
import { ConfigError, UsageError } from './settings/config.ts';
import { readConfig } from './settings/read-config.ts';
import { USAGE } from './settings/usage.ts';
import { StoreError } from './store/store-error.ts';

/** Where a command line writes. */
export interface Outputs {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  log: pino.DestinationStream;
}

/** A server that has started. */
export interface Started {
  server: RunningServer;
  /** The line for standard output. Who reads it may send a signal at once. */
  line: string;
}

/**
 * Errors that the operator can correct: only their sentence is printed. Any other error is a fault of the program and
 * keeps its stack.
 */
const MENDABLE = [ConfigError, DataFolderError, KeyFileError, ListenError, MakeAdminError, StoreError];

/** Runs a command line. @returns the server if one has started, otherwise the exit code */
export async function runProgram(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  outputs: Outputs,
): Promise<Started | number> {
  try {
    return await run(args, environment, outputs);
  } catch (error) {
    return reportFailure(error, outputs);
  }
}

/** Writes what went wrong to standard error. @returns the exit code */
export function reportFailure(error: unknown, { stderr }: Pick<Outputs, 'stderr'>): number {
  if (error instanceof UsageError) {
    stderr.write(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  const isMendable = error instanceof Error && MENDABLE.some((kind) => error instanceof kind);
  stderr.write(`${isMendable ? error.message : inspectFault(error)}\n`);
  return 1;
}

function inspectFault(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function run(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  { stdout, stderr, log }: Outputs,
): Promise<Started | number> {
  const [command, ...rest] = args;
  const isRotation = command === 'rotate-keys';
  const isMakingAdmin = command === 'make-admin';
  const isBackup = command === 'backup';
  const isRestore = command === 'restore';
  // Without an operand, everything is an option, and the error is about the missing operand.
  const operand = rest[0]?.startsWith('-') ? undefined : rest[0];
  const options = operand === undefined ? rest : rest.slice(1);
  const hasOperand = isMakingAdmin || isBackup || isRestore;
  const flags = isRotation ? rest : hasOperand ? options : args;
  const force = isBackup && flags.includes('--force');
  const config = readConfig(isBackup ? flags.filter((flag) => flag !== '--force') : flags, environment);
  if (config === 'help') {
    stdout.write(USAGE);
  } else if (isRotation) {
    const rotation = await rotateKeys(config, Date.now);
    stdout.write(`${JSON.stringify(rotation)}\n`);
    stderr.write(`${rotationReport(rotation, config.keys !== undefined)}\n`);
    if (rotation.unreadable.length > 0) return 1;
  } else if (isMakingAdmin) {
    const made = await makeAdmin(config, operand, Date.now);
    const { email, changed } = made;
    stdout.write(`${JSON.stringify({ email, changed })}\n`);
    stderr.write(`${adminReport(made)}\n`);
  } else if (isBackup) {
    const made = await backUp(config, operand, force, Date.now);
    stdout.write(`${JSON.stringify(made)}\n`);
    stderr.write(`${backupReport(made)}\n`);
  } else if (isRestore) {
    const restored = await restore(config, operand, Date.now);
    stdout.write(`${JSON.stringify(restored)}\n`);
    stderr.write(`${restoreReport(restored)}\n`);
  } else {
    const logger = pino(
      { level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
      log,
    );
    const server = await startServer(config, {
      logger,
      clock: Date.now,
      pages: fileURLToPath(new URL('../dist/web', import.meta.url)),
    });
    const { address } = server;
    return { server, line: `${JSON.stringify({ address, pid: process.pid, data: config.data })}\n` };
  }
  return 0;
}
