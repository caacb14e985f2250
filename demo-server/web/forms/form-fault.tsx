import { Notice } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useWaiting, Wait } from '../time/wait.tsx';
import type { Faults } from './form-faults.ts';

/** Shows what is wrong with the form in general, and how long to wait if that helps. */
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
