import type { ComponentProps, ReactNode } from 'react';
import './field.css';

/** A checkbox with its label. A click on the label toggles it. */
export function Checkbox({
  children,
  ...input
}: Omit<ComponentProps<'input'>, 'type' | 'children'> & { children: ReactNode }) {
  return (
    <label className="cs-checkbox">
      <input {...input} type="checkbox" />
      <span>{children}</span>
    </label>
  );
}
