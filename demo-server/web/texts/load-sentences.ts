import type { Language } from '../../../shared/translations/languages.ts';
import { sentencesIn } from '../../../shared/translations/sentences.ts';
import { catalogue } from './catalogue.ts';

/**
 * Loads the texts of the pages in one language as sentences, for programs that show them elsewhere. Those that the
 * language lacks are in English.
 *
 * @typeParam S the groups that the caller reads
 */
export async function loadSentences<S>(language: Language): Promise<S> {
  const translation = language === 'en' ? catalogue.english : await catalogue.load[language]();
  const catalogues = { en: catalogue.english, [language]: translation } as Record<Language, object>;
  return sentencesIn<S, Language>(catalogues)(language);
}
