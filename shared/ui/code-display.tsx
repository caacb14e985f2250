import { groupCode } from '../one-time-code.ts';
import { classNames } from './class-names.ts';
import './code-display.css';

export interface CodeDisplayProps {
  code: string;
  /** Whether the code expires soon. It gets the warning colour, so also say it in words. */
  warning?: boolean;
  size?: 'large' | 'small';
}

/** Shows a one-time code in groups, and spells it out for screen readers. */
export function CodeDisplay({ code, warning = false, size = 'large' }: CodeDisplayProps) {
  return (
    <span dir="ltr" className={classNames('cs-code', `cs-code--${size}`, warning && 'cs-code--warning')}>
      <span aria-hidden="true">{groupCode(code)}</span>
      {/* Separated, so that screen readers say digits, not "four hundred and eighty-two thousand". */}
      <span className="cs-visually-hidden">{[...code].join(' ')}</span>
    </span>
  );
}
