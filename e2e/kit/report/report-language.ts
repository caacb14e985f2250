import { languageOfEnvironment } from '../../../shared/translations/environment.ts';
import { type Language, languageFor } from '../../../shared/translations/languages.ts';

/**
 * Returns the language of reports: the one that a project’s options name, else the one of the environment.
 *
 * @param options a project’s `use`
 */
export function reportLanguage(options: object): Language {
  const chosen = 'reportLanguage' in options ? String(options.reportLanguage ?? '') : '';
  return languageFor(chosen, [languageOfEnvironment(process.env)]);
}
