/** Finds the command of a command line and runs it. */
import { usageOf } from '../command/command.ts';
import { completionFor, SHELLS, type Shell } from '../command/completion.ts';
import { CliError, type Command, given } from './input.ts';
import { installation } from './installation.ts';

const NAME = 'countersign';
const OWN = {
  help: { type: 'boolean', short: 'h', about: 'prints this usage, and with a command that command’s' },
  version: { type: 'boolean', short: 'v', about: 'prints the version and the folder of this installation' },
} as const;

/** Runs a command line. @returns the exit code */
export async function runProgram(
  own: Readonly<Record<string, Command>>,
  [name = '', ...args]: string[],
): Promise<number> {
  const commands: Readonly<Record<string, Command>> = { ...own, completion: completion(own) };
  const find = (wanted: string) => (Object.hasOwn(commands, wanted) ? commands[wanted] : undefined);
  if (name === '--version' || name === '-v' || name === 'version') {
    const { version, folder } = installation();
    process.stdout.write(`${NAME} ${version} (${folder})\n`);
    return 0;
  }
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  if (isHelp && args.length === 0) {
    process.stdout.write(listOf(commands));
    return 0;
  }
  const wanted = isHelp ? (args[0] ?? '') : name;
  const command = find(wanted);
  if (!command) {
    const what = wanted === '' ? 'Give a command.' : `There is no such command${given(wanted)}.`;
    process.stderr.write(`${what}\n\n${listOf(commands)}`);
    return 2;
  }
  const usage = usageOf(`${NAME} ${wanted}`, command);
  if (isHelp || args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  try {
    return (await command.run(args)) ?? 0;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    process.stderr.write(`${error.message}\n`);
    if (error.exitCode === 2) process.stderr.write(`\n${usage}`);
    return error.exitCode;
  }
}

function listOf(commands: Readonly<Record<string, Command>>): string {
  const list = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(14)}${about}`);
  return `${usageOf(NAME, { about: '', operands: 'COMMAND', options: OWN })}
${list.join('\n')}

For more about a command, run: ${NAME} help COMMAND
Exit codes: 0 done; 1 the input could not be used; 2 the command line is wrong.
`;
}

function completion(commands: Readonly<Record<string, Command>>): Command {
  const text = {
    about: 'prints a completion script for bash, zsh or fish',
    operands: 'SHELL',
    operandChoices: SHELLS,
    options: {},
    more: `For bash, add this line to ~/.bashrc:      source <(${NAME} completion bash)
For zsh, write it to a folder of $fpath:   ${NAME} completion zsh > ~/.zfunc/_${NAME}
For fish:                                  ${NAME} completion fish > ~/.config/fish/completions/${NAME}.fish`,
  };
  return {
    ...text,
    async run([shell, ...more]) {
      if (more.length > 0 || !SHELLS.some((known) => known === shell)) {
        throw new CliError(`Give one shell: ${SHELLS.join(', ')}.`, 2);
      }
      const program = { name: NAME, options: OWN, commands: { ...commands, completion: text } };
      process.stdout.write(completionFor(shell as Shell, program));
      return 0;
    },
  };
}
