import type { ComponentProps, ReactNode } from 'react';
import { Field } from './field.tsx';
import { normaliseCode } from './normalise-code.ts';
import './code-boxes.css';

export interface CodeBoxesProps extends Omit<ComponentProps<'input'>, 'id' | 'value' | 'onChange' | 'type'> {
  label: string;
  hint?: ReactNode;
  error?: string;
  value: string;
  /** Receives only digits, at most `digits` of them. */
  onValueChange: (code: string) => void;
  /** Runs when the last digit was typed or pasted. */
  onComplete?: (code: string) => void;
  digits?: number;
}

/**
 * Shows one box per digit over a single text input. A single input keeps paste, autofill, undo, screen readers and
 * password managers working. The boxes only display its value.
 */
export function CodeBoxes({
  label,
  hint,
  error,
  value,
  onValueChange,
  onComplete,
  digits = 6,
  ...input
}: CodeBoxesProps) {
  return (
    <Field label={label} hint={hint} error={error} alert>
      {(wiring) => (
        <div dir="ltr" className="cs-code-boxes" data-invalid={error ? true : undefined}>
          <input
            inputMode="numeric"
            autoComplete="one-time-code"
            autoCorrect="off"
            spellCheck={false}
            pattern="[0-9]*"
            {...input}
            {...wiring}
            type="text"
            className="cs-code-boxes__input"
            value={value}
            onChange={(event) => {
              const code = normaliseCode(event.target.value, digits);
              onValueChange(code);
              if (code.length === digits && code !== value) onComplete?.(code);
            }}
            // The boxes show the caret after the last digit, so the real caret stays there.
            onSelect={(event) => {
              const { selectionStart, selectionEnd, value: held } = event.currentTarget;
              if (selectionStart === selectionEnd && selectionEnd !== held.length) {
                event.currentTarget.setSelectionRange(held.length, held.length);
              }
            }}
          />
          <div className="cs-code-boxes__boxes" aria-hidden="true">
            {Array.from({ length: digits }, (_, place) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a box is identified by its position
                key={place}
                className="cs-code-boxes__box"
                data-next={place === Math.min(value.length, digits - 1) ? true : undefined}
                data-gap={place === Math.floor(digits / 2) && digits % 2 === 0 ? true : undefined}
              >
                {value[place] ?? ''}
              </span>
            ))}
          </div>
        </div>
      )}
    </Field>
  );
}
