import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import './field.css';

export interface FieldText {
  label: string;
  /** One line on what to enter. */
  hint?: ReactNode;
  /** What is wrong and what to do. Shown in addition to the hint. */
  error?: string;
}

/** The attributes that connect a control with its label, hint and error. */
export interface FieldWiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Shows the label, the control, the error and the hint, and connects them for assistive technology. */
export function Field({
  label,
  hint,
  error,
  alert = false,
  children,
}: FieldText & {
  /** Announces the error at once, for an error that appears while the control keeps the focus. */
  alert?: boolean;
  children: (wiring: FieldWiring) => ReactNode;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  return (
    <div className="cs-field">
      <label className="cs-field__label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p className="cs-field__error" id={errorId} role={alert ? 'alert' : undefined}>
          <CircleAlert aria-hidden="true" />
          {error}
        </p>
      )}
      {hint && (
        <p className="cs-field__hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
