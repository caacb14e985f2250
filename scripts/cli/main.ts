/** The command line for scripts and pipelines: codes, QR codes in images, and key URIs. It needs no app and no server. */
import { ownArguments } from '../setup/hidden-arguments.mjs';
import { codeCommand } from './code.ts';
import { decodeCommand } from './decode.ts';
import { importCommand } from './import.ts';
import { CliError, type Command, given } from './input.ts';
import { playwrightCommand } from './playwright.ts';
import { uriCommand } from './uri.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  code: codeCommand,
  decode: decodeCommand,
  import: importCommand,
  uri: uriCommand,
  playwright: playwrightCommand,
};

const USAGE = `Usage: countersign COMMAND [options]

${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(12)}${about}`)
  .join('\n')}

For more about a command, run: countersign COMMAND --help
Exit codes: 0 done; 1 the input could not be used; 2 the command line is wrong.
`;

process.exitCode = await run(ownArguments());

async function run([name = '', ...args]: string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const what = name === '' ? 'Give a command.' : `There is no such command${given(name)}.`;
    process.stderr.write(`${what}\n\n${USAGE}`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.usage);
    return 0;
  }
  try {
    return (await command.run(args)) ?? 0;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    process.stderr.write(`${error.message}\n`);
    if (error.exitCode === 2) process.stderr.write(`\n${command.usage}`);
    return error.exitCode;
  }
}
