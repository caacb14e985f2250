/** Finds the command of a command line and runs it. */
import { quotable } from '../../shared/quotable.ts';
import { OFFERED_LANGUAGES } from '../../shared/translations/languages.ts';
import { forTerminal } from '../../shared/translations/terminal.ts';
import { explained, type OptionShapes, type Options, rows, usageOf, valueName } from '../command/command.ts';
import { completionFor, SHELLS, type Shell } from '../command/completion.ts';
import { currentLanguage, takeLanguage } from '../command/language.ts';
import type { Commands } from './commands.ts';
import { CliError, type Command } from './input.ts';
import { installation } from './installation.ts';
import { sentences } from './texts/texts.ts';

const NAME = 'countersign';
const OWN = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  language: { type: 'string', value: 'LANGUAGE', choices: OFFERED_LANGUAGES },
} as const satisfies OptionShapes;

/** Runs a command line. @returns the exit code */
export async function runProgram(own: Commands, args: readonly string[]): Promise<number> {
  const commands: Commands = { ...own, completion: () => completionCommand(own) };
  try {
    return await run(commands, args);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    complain(error.message);
    return error.exitCode;
  }
}

async function run(commands: Commands, args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = ownWords(args);
  const find = (wanted: string) => (Object.hasOwn(commands, wanted) ? commands[wanted]?.() : undefined);
  if (name === '--version' || name === '-v' || name === 'version') {
    const { version, folder } = installation();
    const line =
      version === undefined
        ? sentences().program.unknownVersion({ folder })
        : `${NAME} ${version} (${folder})`;
    process.stdout.write(`${line}\n`);
    return 0;
  }
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  if (isHelp && rest.length === 0) {
    process.stdout.write(listOf(commands));
    return 0;
  }
  const wanted = isHelp ? (rest[0] ?? '') : name;
  const command = find(wanted);
  if (!command) {
    const { noCommand, unknownCommand } = sentences().program;
    complain(wanted === '' ? noCommand : unknownCommand({ given: quotable(wanted) }), listOf(commands));
    return 2;
  }
  const usage = usageOf(`${NAME} ${wanted}`, command);
  if (isHelp || rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  try {
    return (await command.run(rest)) ?? 0;
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode === 1) throw error;
    complain(error.message, usage);
    return 2;
  }
}

/** Takes the language from the arguments. Those of Playwright are its own. */
function ownWords(args: readonly string[]): readonly string[] {
  if (args[0] !== 'playwright') return takeLanguage(args, process.env);
  takeLanguage([], process.env);
  return args;
}

/** Writes a sentence to standard error, and the usage below it. */
function complain(sentence: string, usage?: string): void {
  process.stderr.write(
    `${forTerminal(sentence, currentLanguage())}\n${usage === undefined ? '' : `\n${usage}`}`,
  );
}

function listOf(commands: Commands): string {
  const { exitCodes, more } = sentences().program;
  const list = rows(Object.entries(commands).map(([name, command]) => [name, command().about]));
  return usageOf(NAME, {
    about: '',
    operands: 'COMMAND',
    options: ownOptions(),
    more: [list, `${more({ command: `${NAME} help ${valueName('COMMAND')}` })}\n${exitCodes}`],
  });
}

function ownOptions(): Options {
  const { help, version, language } = sentences().program;
  return explained(OWN, { help, version, language: language({ languages: OFFERED_LANGUAGES }) });
}

function completionCommand(commands: Commands): Command {
  const { about, more } = sentences().completion;
  const text = {
    about,
    operands: 'SHELL',
    operandChoices: SHELLS,
    options: {},
    more: [
      `${more.bash({ file: '~/.bashrc' })}\n  source <(${NAME} completion bash)`,
      `${more.zsh({ variable: '$fpath' })}\n  ${NAME} completion zsh > ~/.zfunc/_${NAME}`,
      `${more.fish}\n  ${NAME} completion fish > ~/.config/fish/completions/${NAME}.fish`,
    ],
  } as const;
  return {
    ...text,
    async run([shell, ...rest]) {
      if (rest.length > 0 || !SHELLS.some((known) => known === shell))
        throw new CliError(sentences().completion.oneShell({ shells: SHELLS }), 2);
      const texts = Object.entries(commands).map(([name, command]) => [name, command()] as const);
      const program = {
        name: NAME,
        options: ownOptions(),
        commands: { ...Object.fromEntries(texts), completion: text },
      };
      process.stdout.write(completionFor(shell as Shell, program));
      return 0;
    },
  };
}
