import { type ReactNode, useId } from 'react';
import { Checkbox } from '../../../shared/ui/index.ts';

export interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: ReactNode;
  disabled?: boolean;
  children: ReactNode;
}

/** Shows a setting that is on or off, with a hint about its meaning. */
export function Switch({ checked, onChange, hint, disabled, children }: SwitchProps) {
  const hintId = useId();
  return (
    <div className="settings__switch">
      <Checkbox
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(event) => onChange(event.target.checked)}
      >
        {children}
      </Checkbox>
      {hint !== undefined && (
        <p id={hintId} className="cs-soft cs-small">
          {hint}
        </p>
      )}
    </div>
  );
}
