import type { Configuration } from 'electron-builder';
import { OFFERED_LANGUAGES } from '../../shared/translations/languages.ts';

/**
 * Returns what electron-builder.yml says, with the languages of the app. Chromium tells the windows that the system is in
 * English if it has no texts of its own for the system's language. Electron brings 49 more, which are 44 MB.
 *
 * @param own what this package adds
 */
export function builderConfiguration(own: Configuration): Configuration {
  return {
    extends: 'electron-builder.yml',
    electronLanguages: OFFERED_LANGUAGES.map((language) => (language === 'en' ? 'en-US' : language)),
    ...own,
  };
}
