import { Notice } from '../../../shared/ui/index.ts';
import type { SystemState } from '../../ipc/system.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { Switch } from '../pieces/switch.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { ShortcutField } from './shortcut-field.tsx';

const VERBS = ['--copy', '--palette', '--scan', '--lock', '--show'] as const;

/** The settings for reaching the app while its window is hidden. */
export function ReachSection({ system }: { system: SystemState | undefined }) {
  const t = useTexts();
  const { settings, change } = useSettings();
  // The verbs are the same in every language. Only the word for what is searched for is translated.
  const verbs = VERBS.map((verb, at) => (
    <span key={verb}>
      <span className="settings__verb">
        {verb === '--copy' ? `${verb} ${t('settings.verbWords')}` : verb}
      </span>
      {at < VERBS.length - 1 && ', '}
    </span>
  ));
  return (
    <SettingsSection title={t('settings.reach')}>
      <ShortcutField
        label={t('settings.shortcut')}
        value={settings.paletteShortcut}
        onChange={(paletteShortcut) => change({ paletteShortcut })}
      />
      {system?.shortcut === 'refused' && (
        <Notice tone="warning">
          <p>{t('settings.shortcutRefused')}</p>
          <p className="path">{system.command} --palette</p>
        </Notice>
      )}
      <Switch checked={settings.tray} onChange={(tray) => change({ tray })}>
        {t('settings.tray')}
      </Switch>
      <Switch
        checked={settings.closeToTray}
        disabled={!settings.tray}
        hint={system && !system.tray ? t('settings.closeToTrayNone') : t('settings.closeToTrayHint')}
        onChange={(closeToTray) => change({ closeToTray })}
      >
        {t('settings.closeToTray')}
      </Switch>
      <Switch checked={settings.startAtLogin} onChange={(startAtLogin) => change({ startAtLogin })}>
        {t('settings.startAtLogin')}
      </Switch>
      {window.countersign.platform === 'linux' && (
        <Switch
          checked={settings.screenReader}
          hint={t('settings.screenReaderHint')}
          onChange={(screenReader) => change({ screenReader })}
        >
          {t('settings.screenReader')}
        </Switch>
      )}
      {system && (
        <div>
          <p className="cs-small">{t('settings.verbs')}</p>
          <p className="cs-soft path">
            {system.command} {verbs}
          </p>
        </div>
      )}
    </SettingsSection>
  );
}
