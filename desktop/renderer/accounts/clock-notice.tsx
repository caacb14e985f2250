import { Button, Notice, useFromNow } from '../../../shared/ui/index.ts';
import { isImpossibleTime } from '../../clock-span.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { dayInWords } from '../pieces/day-in-words.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Tells while this computer's clock cannot be right, as after an empty battery. */
export function ClockNotice({ onSettings }: { onSettings: () => void }) {
  const t = useTexts();
  const { settings } = useSettings();
  const wrong = useFromNow((now) => isImpossibleTime(now + settings.clockOffset));
  if (!wrong) return null;
  return (
    <Notice
      tone="warning"
      title={t('list.wrongClock', { day: dayInWords(Date.now()) })}
      action={<Button onClick={onSettings}>{t('list.clockSettings')}</Button>}
    >
      {t('list.wrongClockText')}
    </Notice>
  );
}
