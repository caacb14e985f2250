import { StepsBar } from '../../../../shared/ui/index.ts';
import { useTexts } from '../../texts/use-texts.ts';

const STEPS = [
  'enrolment.stepPassword',
  'enrolment.stepConnect',
  'enrolment.stepCode',
  'enrolment.stepBackupCodes',
  'enrolment.stepDone',
] as const;

/** Shows the progress of turning on two-factor authentication. The first step is 1. */
export function Steps({ current }: { current: number }) {
  const t = useTexts();
  return (
    <div className="steps">
      <StepsBar current={current} steps={STEPS.map((step) => t(step))} />
      <p className="cs-small cs-soft" aria-hidden="true">
        {t('enrolment.step', { current, total: STEPS.length })}
      </p>
    </div>
  );
}
