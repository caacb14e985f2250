import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import './field.css';

export interface FieldText {
  label: string;
  /** One line on what belongs here. */
  hint?: ReactNode;
  /** What is wrong and what to do; replaces nothing, stands beside the hint. */
  error?: string;
}

/** What the control inside a field must carry so that label, hint and error belong to it. */
export interface FieldWiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label above, control, then error and hint, wired to the control for assistive technology. */
export function Field({
  label,
  hint,
  error,
  alert = false,
  children,
}: FieldText & {
  /** Speaks the error when it appears, for one that comes while the focus stays in the control. */
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
