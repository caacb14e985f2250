import { useState } from 'react';
import { TextField } from '../../../../shared/ui/index.ts';
import { wholeNumber } from '../../../../shared/whole-number.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';

export interface WholeFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onValue: (value: number) => void;
}

/** A field for a whole number. A text that is none shows what is allowed, and the last number stays. */
export function WholeField({ label, value, min, max, onValue }: WholeFieldProps) {
  const t = useLabTexts();
  const [wrong, setWrong] = useState<string>();
  return (
    <TextField
      label={label}
      inputMode="numeric"
      autoComplete="off"
      error={wrong === undefined ? undefined : t('inside.badValue', { min, max })}
      value={wrong ?? String(value)}
      onChange={({ target }) => {
        const next = wholeNumber(target.value, min, max);
        setWrong(next === undefined ? target.value : undefined);
        if (next !== undefined) onValue(next);
      }}
    />
  );
}
