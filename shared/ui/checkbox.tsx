import type { ComponentProps, ReactNode } from 'react';
import './field.css';

/** A tick box with its sentence; pressing the sentence ticks it. */
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
