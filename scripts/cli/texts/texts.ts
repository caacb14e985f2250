/** The texts of the command line. */
import type { KeySentences } from '../../../shared/key-sentences/said-error.ts';
import { sentencesOf as keySentencesOf } from '../../../shared/key-sentences/texts/every-language.ts';
import { currentLanguage } from '../../command/language.ts';
import type { Sentences } from './catalogue.ts';
import { sentencesOf } from './every-language.ts';

/** All sentences, and under `keys` those of shared/ about keys. */
export interface CliTexts extends Sentences {
  readonly keys: KeySentences;
}

/** Returns the texts in the current language. */
export function sentences(): CliTexts {
  const language = currentLanguage();
  return { ...sentencesOf(language), keys: keySentencesOf(language) };
}
