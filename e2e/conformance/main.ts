#!/usr/bin/env node
/** `npm run conformance` in a checkout. Elsewhere it is `countersign conformance`. */
import { whenReaderEnds } from '../../scripts/command/broken-pipe.ts';
import { CliError, usageOf } from '../../scripts/command/command.ts';
import { currentLanguage, takeLanguage } from '../../scripts/command/language.ts';
import { OFFERED_LANGUAGES } from '../../shared/translations/languages.ts';
import { forTerminal } from '../../shared/translations/terminal.ts';
import { runConformance } from './command.ts';
import { conformanceText } from './options.ts';
import { sentencesOf } from './texts/every-language.ts';

whenReaderEnds();
process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  try {
    const args = takeLanguage(words, process.env);
    if (!args.includes('--help') && !args.includes('-h')) return await runConformance(args);
    console.log(usage());
    return 0;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const sentence = forTerminal(error.message, currentLanguage());
    console.error(error.exitCode === 2 ? `${sentence}\n\n${usage()}` : sentence);
    return error.exitCode;
  }
}

function usage(): string {
  const text = conformanceText();
  const language = {
    type: 'string',
    value: 'LANGUAGE',
    choices: OFFERED_LANGUAGES,
    about: sentencesOf(currentLanguage()).options.language({ languages: OFFERED_LANGUAGES }),
  } as const;
  return usageOf('countersign conformance', { ...text, options: { ...text.options, language } });
}
