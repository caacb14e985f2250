import { SECOND } from '../../../shared/durations.ts';
import { SelectField } from '../../../shared/ui/index.ts';
import type { SystemState } from '../../ipc/system.ts';
import { SORT_ORDERS } from '../../sort-accounts.ts';
import { CODE_SHOWN } from '../../spans.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { ChoiceField } from '../pieces/choice-field.tsx';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { Switch } from '../pieces/switch.tsx';
import { useTexts } from '../texts/use-texts.ts';

/** In seconds. The value in the settings file is offered too. */
const SPANS = [10, 20, 30, 45, 60, 120, 300];

export function CodesSection({ system }: { system: SystemState | undefined }) {
  const t = useTexts();
  const { settings, change } = useSettings();
  const spans = [...new Set([...SPANS, settings.clearClipboardAfter])].sort((a, b) => a - b);
  return (
    <SettingsSection title={t('settings.codes')}>
      <ChoiceField
        label={t('settings.sort')}
        choices={SORT_ORDERS}
        nameOf={(sort) => t(`list.sort.${sort}`)}
        value={settings.sort}
        onChange={(sort) => change({ sort })}
      />
      <Switch
        checked={settings.hideCodes}
        hint={t('settings.hideCodesHint', { seconds: CODE_SHOWN / SECOND })}
        onChange={(hideCodes) => change({ hideCodes })}
      >
        {t('settings.hideCodes')}
      </Switch>
      <SelectField
        label={t('settings.clearAfter')}
        hint={
          <>
            {t('settings.clipboardRule')} {system && t(`settings.clipboard.${system.clipboard}`)}
          </>
        }
        options={spans.map((seconds) => ({
          value: String(seconds),
          label:
            seconds % 60 === 0
              ? t('settings.minutes', { count: seconds / 60 })
              : t('settings.seconds', { count: seconds }),
        }))}
        value={String(settings.clearClipboardAfter)}
        onChange={(event) => change({ clearClipboardAfter: Number(event.target.value) })}
      />
    </SettingsSection>
  );
}
