import { Languages } from 'lucide-react';
import {
  DIRECTIONS,
  type Language,
  languageFor,
  languageLabel,
  OFFERED_LANGUAGES,
} from '../../../shared/translations/languages.ts';
import { routes } from '../../contract/index.ts';
import { call } from '../api/api.ts';
import { useVisitor } from '../session/visitor.tsx';
import { chooseLanguage } from '../texts/choose-language.ts';
import { currentLanguage } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';

/**
 * Lists every language by its own name, so that users find theirs in any language. A list, because twenty names beside
 * each other would fill the foot of each page.
 */
export function LanguageSwitch() {
  const { visitor } = useVisitor();
  const t = useTexts();

  function choose(language: Language) {
    // A newer version of the site may have replaced the file with the texts. The new page starts in the stored language.
    chooseLanguage(language).catch(() => location.reload());
    // Later mail uses this language too. If the request fails, the next choice repeats it.
    if (visitor?.kind === 'member') call(routes.setLanguage, { language }).catch(() => undefined);
  }

  return (
    <label className="languages">
      <Languages size={16} aria-hidden="true" />
      <span className="cs-visually-hidden">{t('frame.language')}</span>
      <select
        className="cs-input languages__list"
        value={currentLanguage()}
        onChange={({ target }) => choose(languageFor(target.value, []))}
      >
        {OFFERED_LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language} dir={DIRECTIONS[language]}>
            {languageLabel(language)}
          </option>
        ))}
      </select>
    </label>
  );
}
