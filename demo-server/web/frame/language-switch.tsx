import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../shared/translations/languages.ts';
import { routes } from '../../contract/index.ts';
import { call } from '../api/api.ts';
import { useVisitor } from '../session/visitor.tsx';
import { chooseLanguage } from '../texts/choose-language.ts';
import { currentLanguage } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Lists every language by its own name, so that users find theirs in any language. */
export function LanguageSwitch() {
  const { visitor } = useVisitor();
  const t = useTexts();

  function choose(language: Language) {
    chooseLanguage(language);
    // Later mail uses this language too. If the request fails, the next choice repeats it.
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
