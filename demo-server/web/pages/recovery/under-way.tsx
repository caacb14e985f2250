import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { Notice } from '../../../../shared/ui/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';

/** Says that the second factor will be reset, and when. */
export function UnderWay({ dueAt, action }: { dueAt: string; action?: ReactNode }) {
  const t = useTexts();
  return (
    <Notice tone="warning" title={t('recovery.underWayTitle')} action={action}>
      <Trans t={t} i18nKey="recovery.underWay" components={{ when: <Moment at={dueAt} /> }} />
    </Notice>
  );
}
