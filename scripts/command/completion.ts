/** Completions for bash, zsh and fish, made from the same data as the usage. */
import type { Language } from '../../shared/translations/languages.ts';
import type { CommandText, OptionShape, Options } from './command.ts';
import { chosenInFish, chosenInZsh } from './completion-language.ts';
import { currentLanguage } from './language.ts';
import { sentencesOf } from './texts/every-language.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A program: with commands, or with options only. */
export interface Program {
  name: string;
  commands: Readonly<Record<string, CommandText>>;
  /** The options of the program itself. */
  options: Options;
  /** Whether a program without commands takes files. */
  takesFiles?: boolean;
}

/** Returns the completion of a program as a script that the shell reads. Its explanations are in the current language. */
export function completionFor(shell: Shell, program: Program): string {
  const language = currentLanguage();
  if (shell === 'bash') return bash(program);
  return shell === 'zsh'
    ? zshHead(program) + zshBody(program, language)
    : fishHead(program) + fishBody(program);
}

/**
 * Returns a completion whose explanations are in the language of the shell that reads it. A package needs it: it is made
 * once, for readers of every language. bash shows no explanations.
 *
 * @param programIn returns the program with the texts of a language
 */
export function completionInEveryLanguage(shell: Shell, programIn: (language: Language) => Program): string {
  const english = programIn('en');
  if (shell === 'bash') return bash(english);
  return shell === 'zsh'
    ? zshHead(english) + chosenInZsh((language) => zshBody(programIn(language), language))
    : fishHead(english) + chosenInFish((language) => fishBody(programIn(language)));
}

/** `quoted` for a shell: the texts are ours, so this is for apostrophes only. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const isFile = (value: string | undefined) => value !== undefined && /FILE|DIR|ADAPTER/.test(value);
const flags = (options: Options) =>
  Object.keys(options)
    .map((name) => `--${name}`)
    .join(' ');

function bash({ name, commands, options, takesFiles = false }: Program): string {
  const names = Object.keys(commands);
  const all = [options, ...Object.values(commands).map((command) => command.options)];
  const values = new Map(all.flatMap((some) => Object.entries(some)).map((entry) => entry));
  const valued = [...values].filter(([, { type }]) => type === 'string');
  const choices = valued.flatMap(([option, { choices: some }]) =>
    some ? [`    --${option}) words=${quoted(some.join(' '))} ;;`] : [],
  );
  const files = valued.filter(([, { value }]) => isFile(value)).map(([option]) => `--${option}`);
  const texts = valued
    .filter(([, { choices: some, value }]) => !some && !isFile(value))
    .map(([option]) => `--${option}`);
  const before = [
    ...choices,
    ...(files.length > 0 ? [`    ${files.join('|')}) files=1 ;;`] : []),
    ...(texts.length > 0 ? [`    ${texts.join('|')}) return ;;`] : []),
  ];
  const perCommand = Object.entries(commands).map(([command, text]) => {
    const more = text.operandChoices ? ` ${text.operandChoices.join(' ')}` : '';
    const operand = isFile(text.operands) ? ' files=1;' : '';
    return `      ${command})${operand} words=${quoted(`${flags(text.options)} --help${more}`.trim())} ;;`;
  });
  const usual =
    names.length === 0
      ? `    words=${quoted(flags(options))}${takesFiles ? ' files=1' : ''}`
      : `    case $command in
${perCommand.join('\n')}
      *) words=${quoted(`${names.join(' ')} ${flags(options)}`)} ;;
    esac`;
  return `# Completion of ${name}(1) for bash.
_${name}() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command= words= files=
  [[ $COMP_CWORD -gt 1 ]] && command=\${COMP_WORDS[1]}
  COMPREPLY=()
  case $before in
${before.join('\n')}
    *)
${usual.replaceAll(/^/gm, '  ')}
      [[ $word == -* ]] && files=
    ;;
  esac
  [[ -n $words && ( -z $files || $word == -* ) ]] && mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -F _${name} ${name}
`;
}

/** `about` for zsh, in which brackets and colons have a meaning. */
function zshText(about: string): string {
  return about.replaceAll(/[[\]:\\]/g, '\\$&').replaceAll("'", "'\\''");
}

/** @param isWhole whether the options belong to the program itself: most of them are then the only argument */
function zshOptions(options: Options, language: Language, isWhole: boolean): string[] {
  return Object.entries(options).map(([name, { type, value, choices, about }]) => {
    const action = type === 'boolean' ? '' : `:${zshValue(value, language)}:${zshChoices(choices, value)}`;
    const alone = isWhole && !choices ? '(- *)' : '';
    return `'${alone}--${name}[${zshText(about)}]${action.replace(/:$/, '')}'`;
  });
}

function zshValue(value: OptionShape['value'], language: Language): string {
  const say = sentencesOf(language);
  return zshText(value === undefined ? say.completion.value : say.value[value]);
}

function zshChoices(choices: OptionShape['choices'], value: OptionShape['value']): string {
  if (choices) return `(${choices.join(' ')})`;
  return isFile(value) ? '_files' : '';
}

function zshHead({ name }: Program): string {
  return `#compdef ${name}\n# Completion of ${name}(1) for zsh.\n`;
}

function zshBody({ commands, options, takesFiles = false }: Program, language: Language): string {
  const { completion } = sentencesOf(language);
  const joined = (parts: readonly string[], indent: string) => parts.join(` \\\n${indent}`);
  if (Object.keys(commands).length === 0) {
    const parts = [
      ...zshOptions(options, language, true),
      ...(takesFiles ? [`'*:${zshValue('FILE', language)}:_files'`] : []),
    ];
    return `_arguments \\\n  ${joined(parts, '  ')}\n`;
  }
  const cases = Object.entries(commands).map(([command, text]) => {
    const operand = text.operandChoices
      ? [`'1:${zshText(completion.operand)}:(${text.operandChoices.join(' ')})'`]
      : isFile(text.operands)
        ? [`'*:${zshValue('FILE', language)}:_files'`]
        : [];
    const parts = [
      ...zshOptions(text.options, language, false),
      `'--help[${zshText(completion.help)}]'`,
      ...operand,
    ];
    return `    ${command}) _arguments ${joined(parts, '      ')} ;;`;
  });
  const list = Object.entries(commands).map(
    ([command, { about }]) => `${quoted(`${command}:${about.replaceAll(':', '\\:')}`)}`,
  );
  return `if (( CURRENT == 2 )); then
  local -a commands=(${joined(list, '    ')})
  _describe command commands
  _arguments ${joined(zshOptions(options, language, true), '    ')}
else
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join('\n')}
  esac
fi
`;
}

function fishOptions(program: string, options: Options, condition: string): string[] {
  return Object.entries(options).map(([name, { type, value, choices, about }]) => {
    const takes =
      type === 'boolean'
        ? '-f'
        : choices
          ? `-x -a ${quoted(choices.join(' '))}`
          : isFile(value)
            ? '-r -F'
            : '-x';
    return `complete -c ${program}${condition} -l ${name} ${takes} -d ${quoted(about)}`;
  });
}

function fishHead({ name }: Program): string {
  return `# Completion of ${name}(1) for fish.\n`;
}

function fishBody({ name, commands, options }: Program): string {
  if (Object.keys(commands).length === 0) return `${fishOptions(name, options, '').join('\n')}\n`;
  const none = " -n '__fish_use_subcommand'";
  const lines = [`complete -c ${name} -f`, ...fishOptions(name, options, none)];
  for (const [command, text] of Object.entries(commands)) {
    const inside = ` -n '__fish_seen_subcommand_from ${command}'`;
    lines.push(`complete -c ${name}${none} -a ${command} -d ${quoted(text.about)}`);
    if (text.operandChoices) {
      lines.push(`complete -c ${name}${inside} -a ${quoted(text.operandChoices.join(' '))}`);
    } else if (isFile(text.operands)) lines.push(`complete -c ${name}${inside} -F`);
    lines.push(...fishOptions(name, text.options, inside));
  }
  return `${lines.join('\n')}\n`;
}
