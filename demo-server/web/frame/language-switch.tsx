import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../shared/translations/languages.ts';
import { routes } from '../../contract/index.ts';
import { call } from '../api/api.ts';
import { useVisitor } from '../session/visitor.tsx';
import { chooseLanguage } from '../texts/choose-language.ts';
import { currentLanguage } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Every language by its own name, so that it can be found by whoever cannot read the present one. */
export function LanguageSwitch() {
  const { visitor } = useVisitor();
  const t = useTexts();

  function choose(language: Language) {
    chooseLanguage(language);
    // From now on mail is written in it, too. Should that fail, the next choice says it again.
    if (visitor?.kind === 'member') call(routes.setLanguage, { language }).catch(() => undefined);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div className="languages" role="group" aria-label={t('frame.language')}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="languages__one"
          aria-pressed={language === currentLanguage()}
          onClick={() => choose(language)}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </div>
  );
}
