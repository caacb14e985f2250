import { ALGORITHMS, KEY_TYPES, MAX_DIGITS, MIN_DIGITS } from '../../../shared/key-uri.ts';
import { TextField } from '../../../shared/ui/index.ts';
import { ChoiceField } from '../pieces/choice-field.tsx';
import { useTexts } from '../texts/use-texts.ts';
import type { FormFields } from './use-account-form.ts';

const DIGITS = Array.from({ length: MAX_DIGITS - MIN_DIGITS + 1 }, (_, index) => String(MIN_DIGITS + index));

/** Shows the fields for how codes are made. Each type has its own fields. */
export function CodeFields({ draft, faults, change }: FormFields) {
  const t = useTexts();
  return (
    <>
      <ChoiceField
        label={t('form.type')}
        choices={KEY_TYPES}
        nameOf={(type) => t(`form.types.${type}`)}
        value={draft.type}
        onChange={(type) => change({ type })}
      />
      {draft.type !== 'steam' && (
        <>
          <ChoiceField
            label={t('form.algorithm')}
            choices={ALGORITHMS}
            nameOf={(algorithm) => algorithm}
            value={draft.algorithm}
            onChange={(algorithm) => change({ algorithm })}
          />
          <ChoiceField
            label={t('form.digits')}
            // An import may have another length, which must not change by itself.
            choices={DIGITS.includes(draft.digits) ? DIGITS : [draft.digits, ...DIGITS]}
            nameOf={(digits) => digits}
            value={draft.digits}
            onChange={(digits) => change({ digits })}
          />
        </>
      )}
      {draft.type === 'totp' && (
        <TextField
          label={t('form.period')}
          inputMode="numeric"
          value={draft.period}
          error={faults.period}
          onChange={(event) => change({ period: event.target.value })}
        />
      )}
      {draft.type === 'hotp' && (
        <TextField
          label={t('form.counter')}
          inputMode="numeric"
          value={draft.counter}
          error={faults.counter}
          onChange={(event) => change({ counter: event.target.value })}
        />
      )}
    </>
  );
}
