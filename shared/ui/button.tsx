import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import './button.css';

export interface ButtonProps extends ComponentProps<'button'> {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  icon?: ReactNode;
  /** Work is under way: the button keeps its place and its focus, shows a spinner and ignores presses. */
  busy?: boolean;
}

/** A button named by a verb. `type` is "button" unless a form asks for "submit". */
export function Button({
  kind = 'secondary',
  icon,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames('cs-button', `cs-button--${kind}`, className)}
      // aria-disabled instead of disabled: a disabled button drops the focus of whoever just pressed it.
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className="cs-spinner" aria-hidden="true" /> : icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** The accessible name, shown as the title too. */
  label: string;
  icon: ReactNode;
}

/** A square button that shows an icon alone. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames('cs-icon-button', className)}
      aria-label={label}
      title={label}
    >
      {icon}
    </button>
  );
}
