#!/usr/bin/env node
/** `npm run conformance` in a checkout. Elsewhere it is `countersign conformance`. */
import { CliError, usageOf } from '../../scripts/command/command.ts';
import { runConformance } from './command.ts';
import { conformanceText } from './options.ts';

const usage = usageOf('countersign conformance', conformanceText);
const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) console.log(usage);
else {
  process.exitCode = await runConformance(args).catch((error: unknown) => {
    if (!(error instanceof CliError)) throw error;
    console.error(`${error.message}${error.exitCode === 2 ? `\n\n${usage}` : ''}`);
    return error.exitCode;
  });
}
