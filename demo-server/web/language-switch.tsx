import { LANGUAGE_NAMES, LANGUAGES } from '../../shared/translations/languages.ts';
import { chooseLanguage } from './texts/choose-language.ts';
import { currentLanguage } from './texts/translator.ts';
import { useTexts } from './texts/use-texts.ts';

/** Every language by its own name, so that it can be found by whoever cannot read the present one. */
export function LanguageSwitch() {
  const t = useTexts();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div className="languages" role="group" aria-label={t('shell.language')}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="languages__one"
          aria-pressed={language === currentLanguage()}
          onClick={() => chooseLanguage(language)}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </div>
  );
}
