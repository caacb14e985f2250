/** The command line of the conformance suite as data. */
import { type CommandText, explained, type OptionShapes } from '../../scripts/command/command.ts';
import { currentLanguage } from '../../scripts/command/language.ts';
import { FORM } from './baseline-form.ts';
import { SEVERITIES } from './severity.ts';
import { sentencesOf } from './texts/every-language.ts';
import { TIME_LIMIT } from './trial/client.ts';

/** Most requests in one run, unless the command line says another number. */
export const REQUESTS = 8000;

export const OPTIONS = {
  adapter: { type: 'string', value: 'ADAPTER' },
  template: { type: 'string', value: 'FILE' },
  preflight: { type: 'boolean' },
  verbose: { type: 'boolean' },
  report: { type: 'string', value: 'DIR' },
  config: { type: 'string', value: 'FILE' },
  baseline: { type: 'string', value: 'FILE' },
  'write-baseline': { type: 'string', value: 'FILE' },
  'fail-on': { type: 'string', value: 'SEVERITY', choices: SEVERITIES, default: 'low' },
  only: { type: 'string', value: 'TEXT' },
  requests: { type: 'string', value: 'N' },
  timeout: { type: 'string', value: 'SECONDS' },
  remote: { type: 'string', value: 'HOST' },
  standards: { type: 'string', value: 'FILE' },
  totals: { type: 'string', value: 'FILE' },
  scoreboard: { type: 'string', value: 'FILE' },
  yes: { type: 'boolean' },
  list: { type: 'boolean' },
} as const satisfies OptionShapes;

/** Returns the texts of the command in the current language. */
export function conformanceText(): CommandText {
  const { options: say } = sentencesOf(currentLanguage());
  const about: Readonly<Record<keyof typeof OPTIONS, string>> = {
    ...say,
    baseline: say.baseline({ form: FORM }),
    'write-baseline': say.writeBaseline,
    'fail-on': say.failOn,
    requests: say.requests({ usual: REQUESTS }),
    timeout: say.timeout({ usual: TIME_LIMIT / 1000 }),
  };
  return { about: say.about, options: explained(OPTIONS, about), more: [say.exitCodes] };
}
