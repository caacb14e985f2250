/** A command of a command line as data: its usage and its completion are made from it. */
import { parseArgs } from 'node:util';
import { columnsOf, wrapped } from '../../shared/translations/columns.ts';
import { forTerminal } from '../../shared/translations/terminal.ts';
import { CliError } from './cli-error.ts';
import { currentLanguage } from './language.ts';
import type { Sentences } from './texts/catalogue.ts';
import { sentencesOf } from './texts/every-language.ts';

export { CliError } from './cli-error.ts';

/** A kind of value, such as `FILE`. The usage names it in each language. */
export type ValueName = keyof Sentences['value'];

/** An option without the sentence that explains it. */
export interface OptionShape {
  type: 'string' | 'boolean';
  /** One letter. */
  short?: string;
  /** The kind of its value. Files are completed. */
  value?: ValueName;
  /** The only values. */
  choices?: readonly string[];
  default?: string;
}

export interface Option extends OptionShape {
  /** What the option does, without a full stop. */
  about: string;
}

export type OptionShapes = Readonly<Record<string, OptionShape>>;
export type Options = Readonly<Record<string, Option>>;

export interface CommandText {
  /** One line for the list of commands, without a full stop. */
  about: string;
  /** What follows the command in its usage. Files are completed. */
  operands?: ValueName;
  /** The only values of the operand. */
  operandChoices?: readonly string[];
  options: Options;
  /** More paragraphs below the options. */
  more?: readonly string[];
}

export interface Command extends CommandText {
  /** Runs the command. @returns the exit code, if it is not 0 */
  run(args: string[]): Promise<number | undefined>;
}

/** The widest line of a usage, in columns. */
const WIDTH = 110;

/**
 * Returns options with the sentences that explain them.
 *
 * @param about the sentences by the options' names
 */
export function explained<const O extends OptionShapes>(
  options: O,
  about: Readonly<Record<keyof O, string>>,
): Options {
  return Object.fromEntries(
    Object.entries<OptionShape>(options).map(([name, shape]) => [
      name,
      { ...shape, about: about[name] ?? '' },
    ]),
  );
}

/** Returns the name of a kind of value in the current language. */
export function valueName(value: ValueName): string {
  return sentencesOf(currentLanguage()).value[value];
}

/** Returns the usage of a command in the current language. @param name the words that call it: `countersign code` */
export function usageOf(name: string, { operands, options, more = [] }: CommandText): string {
  const say = sentencesOf(currentLanguage());
  const list = rows(
    Object.entries(options).map(([option, { short, value, about, default: usual }]) => [
      `${short ? `-${short}, ` : ''}--${option}${value ? ` ${valueName(value)}` : ''}`,
      usual === undefined ? about : `${about} (${say.usage.default({ value: usual })})`,
    ]),
  );
  const command = [name, operands && valueName(operands), list !== '' && say.usage.options];
  const start = say.usage.start({ command: command.filter(Boolean).join(' ') });
  const paragraphs = [forTerminal(start, currentLanguage()), list, ...more.map(paragraph)];
  return `${paragraphs.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Returns a table of names and sentences: each name in a column, or in a line of its own if it is long. */
export function rows(entries: readonly (readonly [name: string, about: string])[]): string {
  const widest = Math.max(0, ...entries.map(([name]) => columnsOf(name)));
  const indent = Math.min(26, widest + 4);
  const lines = entries.flatMap(([name, about]) => {
    const [first = '', ...rest] = wrapped(about, WIDTH - indent).map((line) =>
      forTerminal(line, currentLanguage()),
    );
    const gap = indent - 2 - columnsOf(name);
    const head =
      gap > 0 ? [`  ${name}${' '.repeat(gap)}${first}`] : [`  ${name}`, ' '.repeat(indent) + first];
    return [...head, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
  return lines.join('\n');
}

/** Breaks a paragraph into lines. Indented lines of it are commands, which stay as they are. */
function paragraph(text: string): string {
  return text
    .split('\n')
    .flatMap((line) =>
      line.startsWith(' ')
        ? [line]
        : wrapped(line, WIDTH).map((part) => forTerminal(part, currentLanguage())),
    )
    .join('\n');
}

type Values<O extends OptionShapes> = {
  [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string;
};

/**
 * Reads a command's options.
 *
 * @param quotable returns an option's name for a sentence, or `undefined` if it may be a key
 * @throws CliError with one sentence for an unknown option, a missing value, or a value that is not a choice
 */
export function readOptions<const O extends OptionShapes>(
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
      throw new CliError(wrong().mustBe({ option: `--${name}`, choices }), 2);
  }
  return parsed as { values: Values<O>; positionals: string[] };
}

/** Node's own message quotes the argument, which may be a key in the wrong place. */
function flagSentence(error: unknown, quotable: (text: string) => string | undefined): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : '';
  // The entire word: the beginning of a key up to its first digit looks like a name.
  const [, word = ''] = /'(-[^'\s=,]*)/.exec(message) ?? [];
  const named = /^-{1,2}[a-z][a-z-]{0,19}$/.test(word) ? quotable(word) : undefined;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return wrong().unknownOption({ option: named });
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return wrong().value({ option: named });
  return wrong().place;
}

function wrong(): Sentences['wrong'] {
  return sentencesOf(currentLanguage()).wrong;
}
