/** A command of a command line as data: its usage and its completion are made from it. */
import { parseArgs } from 'node:util';

export interface Option {
  type: 'string' | 'boolean';
  /** One letter. */
  short?: string;
  /** The name of the value in the usage: `FILE`. Files are completed. */
  value?: string;
  /** The only values. */
  choices?: readonly string[];
  default?: string;
  /** What the option does, without a full stop. */
  about: string;
}

export type Options = Readonly<Record<string, Option>>;

export interface CommandText {
  /** One line for the list of commands, without a full stop. */
  about: string;
  /** What follows the command in its usage: `FILE`. */
  operands?: string;
  /** The only values of the operand. */
  operandChoices?: readonly string[];
  options: Options;
  /** More sentences below the options. */
  more?: string;
}

export interface Command extends CommandText {
  /** Runs the command. @returns the exit code, if it is not 0 */
  run(args: string[]): Promise<number | undefined>;
}

/** A command failed. `message` is one sentence and never contains a key. */
export class CliError extends Error {
  override name = 'CliError';
  /** 1: the input could not be used; 2: the command line is wrong. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The widest line of a usage, in characters. */
const WIDTH = 110;

/** Returns the usage of a command. @param name the words that call it: `countersign code` */
export function usageOf(name: string, { operands, options, more }: CommandText): string {
  const entries = Object.entries(options).map(([option, { short, value, about, default: usual }]) => ({
    left: `  ${short ? `-${short}, ` : ''}--${option}${value ? ` ${value}` : ''}`,
    about: usual === undefined ? about : `${about} (default: ${usual})`,
  }));
  const indent = Math.min(26, Math.max(0, ...entries.map(({ left }) => left.length)) + 2);
  const lines = entries.map(({ left, about }) => {
    const [first = '', ...rest] = wrapped(about, WIDTH - indent);
    const head =
      left.length < indent ? left.padEnd(indent) + first : `${left}\n${' '.repeat(indent)}${first}`;
    return [head, ...rest.map((line) => ' '.repeat(indent) + line)].join('\n');
  });
  const start = `Usage: ${name}${operands ? ` ${operands}` : ''}${entries.length > 0 ? ' [options]' : ''}`;
  return `${[start, ...(lines.length > 0 ? [lines.join('\n')] : []), ...(more ? [more.trim()] : [])].join('\n\n')}\n`;
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

type Values<O extends Options> = {
  [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string;
};

/**
 * Reads a command's options.
 *
 * @param quotable returns an option's name for a sentence, or `undefined` if it may be a key
 * @throws CliError with one sentence for an unknown option, a missing value, or a value that is not a choice
 */
export function readOptions<const O extends Options>(
  args: string[],
  options: O,
  quotable: (text: string) => string | undefined,
  allowPositionals = false,
): { values: Values<O>; positionals: string[] } {
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({
      args,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { type, short, default: usual }]) => [
          name,
          { type, ...(short !== undefined && { short }), ...(usual !== undefined && { default: usual }) },
        ]),
      ),
      allowPositionals,
    });
  } catch (error) {
    throw new CliError(flagSentence(error, quotable), 2);
  }
  for (const [name, { choices }] of Object.entries(options)) {
    const value = parsed.values[name];
    if (choices && typeof value === 'string' && !choices.includes(value))
      throw new CliError(`--${name} must be ${choices.join(', ')}.`, 2);
  }
  return parsed as { values: Values<O>; positionals: string[] };
}

/** Node's own message quotes the argument, which may be a key in the wrong place. */
function flagSentence(error: unknown, quotable: (text: string) => string | undefined): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : '';
  const flag = /'(-{1,2}[a-z][a-z-]{0,19})/.exec(message)?.[1];
  const named = flag === undefined ? undefined : quotable(flag);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `There is no option${named ? ` ${named}` : ' of this name'}.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return `The option${named ? ` ${named}` : ''} needs a value, or has one that it cannot have.`;
  }
  return 'An argument is in the wrong place.';
}
