import type { SystemState } from '../../ipc/system.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { Switch } from '../pieces/switch.tsx';
import { useTexts } from '../texts/use-texts.ts';

export function PrivacySection({ system }: { system: SystemState | undefined }) {
  const t = useTexts();
  const { settings, change } = useSettings();
  return (
    <SettingsSection title={t('settings.privacy')}>
      <Switch
        checked={settings.contentProtection}
        hint={system && t(`settings.contentProtectionIs.${system.contentProtection}`)}
        onChange={(contentProtection) => change({ contentProtection })}
      >
        {t('settings.contentProtection')}
      </Switch>
    </SettingsSection>
  );
}
