/** The installed app's switches, for its completions. desktop/main/system/verbs.ts reads them. */
import type { Language } from '../../shared/translations/languages.ts';
import { explained, type OptionShapes } from './command.ts';
import type { Program } from './completion.ts';
import { sentencesOf } from './texts/every-language.ts';

const SWITCHES = {
  copy: { type: 'string', value: 'WORDS' },
  palette: { type: 'boolean' },
  scan: { type: 'boolean' },
  lock: { type: 'boolean' },
  show: { type: 'boolean' },
  hidden: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const satisfies OptionShapes;

/** Returns the app's program with explanations in a language. */
export function appProgram(language: Language): Program {
  return {
    name: 'countersign',
    commands: {},
    options: explained(SWITCHES, sentencesOf(language).app),
    takesFiles: true,
  };
}
