/** The language in which a command line speaks to people. What scripts read is the same in every language. */
import { languageOfEnvironment } from '../../shared/translations/environment.ts';
import { bestFor, type Language, OFFERED_LANGUAGES } from '../../shared/translations/languages.ts';
import { CliError } from './cli-error.ts';
import { sentencesOf } from './texts/every-language.ts';

const OPTION = '--language';

let language: Language = 'en';

/** Returns the language of the command line: English until {@link takeLanguage} has read it. */
export function currentLanguage(): Language {
  return language;
}

/**
 * Sets the language: the one of `--language`, otherwise the one of the environment.
 *
 * @param args the arguments of the command line
 * @returns the arguments without the option. What follows `--` stays
 * @throws CliError if there is no such language
 */
export function takeLanguage(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  language = languageOfEnvironment(environment);
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') return [...rest, ...args.slice(at)];
    if (arg === OPTION) {
      at += 1;
      language = chosen(args[at]);
    } else if (arg.startsWith(`${OPTION}=`)) language = chosen(arg.slice(OPTION.length + 1));
    else rest.push(arg);
  }
  return rest;
}

function chosen(tag = ''): Language {
  const known = bestFor(tag, OFFERED_LANGUAGES);
  if (known) return known;
  const { mustBe } = sentencesOf(language).wrong;
  throw new CliError(mustBe({ option: OPTION, choices: OFFERED_LANGUAGES }), 2);
}
