import { addMakingTexts } from '../../../shared/ui/making/making-texts.ts';
import { currentLanguage, translator } from '../texts/translator.ts';

/** Returns the texts that explain how a code is made, in the current language. */
export const makingTexts = await addMakingTexts(translator, currentLanguage);
