import { sentencesFrom } from '../../translations/sentences.ts';
import type { Translator } from '../../translations/translator.ts';
import { catalogue, type Sentences } from './texts/catalogue.ts';

/** The texts that explain how a code is made. */
export type MakingTexts = Sentences['making'];

/** The namespace of these texts in a program's i18next instance. */
const NAMESPACE = 'making';

/**
 * Loads the texts for a program, apart from its others: few of its pages need them.
 *
 * @returns what returns them in the current language
 */
export async function addMakingTexts(
  translator: Translator,
  currentLanguage: () => string,
): Promise<() => MakingTexts> {
  await translator.add(NAMESPACE, catalogue);
  return () => sentencesFrom<Sentences>(catalogue.english, translator, currentLanguage(), NAMESPACE).making;
}
