import { Notice } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useWaiting, Wait } from '../time/wait.tsx';
import type { Faults } from './form-faults.ts';

/** What is wrong with a form as a whole, and how long to wait where waiting mends it. */
export function FormFault({ faults: { form, waitUntil } }: { faults: Faults }) {
  const t = useTexts();
  const waiting = useWaiting(waitUntil);
  if (!form) return null;
  if (waitUntil === undefined) return <Notice tone="error">{form}</Notice>;
  if (!waiting) return <Notice>{t('secondStep.lockedOver')}</Notice>;
  return (
    <Notice tone="warning">
      {form} <Wait until={waitUntil} />
    </Notice>
  );
}
