import type { SystemState } from '../../ipc-contract.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useSettings } from './settings-context.tsx';
import { SettingsSection } from './settings-section.tsx';
import { Switch } from './switch.tsx';

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
