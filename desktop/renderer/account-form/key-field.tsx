import { PassphraseField } from '../../../shared/ui/index.ts';
import { LONGEST_SECRET } from '../../account-fields.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { FormFields } from './use-account-form.ts';

/** Shows the key field. The key stays hidden until the user presses the eye button. */
export function KeyField({
  draft,
  faults,
  change,
  label,
  hint,
}: FormFields & { label: string; hint: string }) {
  const t = useTexts();
  return (
    <PassphraseField
      label={label}
      reveal={{ show: t('form.showKey'), hide: t('form.hideKey') }}
      hint={hint}
      autoComplete="off"
      className="cs-input--code"
      maxLength={LONGEST_SECRET}
      value={draft.secret}
      error={faults.secret}
      onChange={(event) => change({ secret: event.target.value })}
    />
  );
}
