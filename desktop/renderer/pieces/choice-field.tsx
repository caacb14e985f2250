import type { ReactNode } from 'react';
import { SelectField } from '../../../shared/ui/index.ts';

export interface ChoiceFieldProps<T extends string> {
  label: string;
  hint?: ReactNode;
  choices: readonly T[];
  /** Returns the text that users see for a choice. */
  nameOf: (choice: T) => string;
  value: T;
  onChange: (choice: T) => void;
}

/** Offers a few choices that the program knows by name. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, hint, choices, nameOf, value, onChange } = props;
  return (
    <SelectField
      label={label}
      hint={hint}
      options={choices.map((choice) => ({ value: choice, label: nameOf(choice) }))}
      value={value}
      onChange={(event) => {
        const choice = choices.find((candidate) => candidate === event.target.value);
        if (choice !== undefined) onChange(choice);
      }}
    />
  );
}
