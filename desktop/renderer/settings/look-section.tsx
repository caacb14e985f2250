import { languageLabel, OFFERED_LANGUAGES } from '../../../shared/translations/languages.ts';
import { LAYOUTS, THEMES } from '../../choices.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { ChoiceField } from '../pieces/choice-field.tsx';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';

export function LookSection() {
  const t = useTexts();
  const { settings, change } = useSettings();
  return (
    <SettingsSection title={t('settings.look')}>
      <ChoiceField
        label={t('settings.theme')}
        choices={THEMES}
        nameOf={(theme) => t(`settings.themes.${theme}`)}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
      />
      <ChoiceField
        label={t('settings.layout')}
        choices={LAYOUTS}
        nameOf={(layout) => t(`settings.layouts.${layout}`)}
        value={settings.layout}
        onChange={(layout) => change({ layout })}
      />
      <ChoiceField
        label={t('settings.language')}
        choices={['system', ...OFFERED_LANGUAGES]}
        nameOf={(language) =>
          language === 'system' ? t('settings.languageSystem') : languageLabel(language)
        }
        value={settings.language}
        onChange={(language) => change({ language })}
      />
    </SettingsSection>
  );
}
