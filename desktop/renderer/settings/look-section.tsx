import { LANGUAGE_NAMES, LANGUAGES } from '../../../shared/translations/languages.ts';
import { SelectField } from '../../../shared/ui/index.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';

const THEMES = ['system', 'light', 'dark'] as const;
const LAYOUTS = ['cosy', 'compact', 'large'] as const;

export function LookSection() {
  const t = useTexts();
  const { settings, change } = useSettings();
  return (
    <SettingsSection title={t('settings.look')}>
      <SelectField
        label={t('settings.theme')}
        options={THEMES.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
        value={settings.theme}
        onChange={(event) => {
          const theme = THEMES.find((value) => value === event.target.value);
          if (theme) change({ theme });
        }}
      />
      <SelectField
        label={t('settings.layout')}
        options={LAYOUTS.map((value) => ({ value, label: t(`settings.layouts.${value}`) }))}
        value={settings.layout}
        onChange={(event) => {
          const layout = LAYOUTS.find((value) => value === event.target.value);
          if (layout) change({ layout });
        }}
      />
      <SelectField
        label={t('settings.language')}
        options={[
          { value: 'system', label: t('settings.languageSystem') },
          ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
        ]}
        value={settings.language}
        onChange={(event) => {
          const language = LANGUAGES.find((value) => value === event.target.value);
          change({ language: language ?? 'system' });
        }}
      />
    </SettingsSection>
  );
}
