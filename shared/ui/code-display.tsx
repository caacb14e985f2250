import { groupCode } from '../one-time-code.ts';
import { classNames } from './class-names.ts';
import './code-display.css';

export interface CodeDisplayProps {
  code: string;
  /** About to expire: shown in the warning colour. Say so in words beside it as well. */
  warning?: boolean;
  size?: 'large' | 'small';
}

/** A one-time code, grouped for the eye and spelled out for the ear. */
export function CodeDisplay({ code, warning = false, size = 'large' }: CodeDisplayProps) {
  return (
    <span className={classNames('cs-code', `cs-code--${size}`, warning && 'cs-code--warning')}>
      <span aria-hidden="true">{groupCode(code)}</span>
      {/* Separated, so that a screen reader says digits and not "four hundred and eighty-two thousand". */}
      <span className="cs-visually-hidden">{[...code].join(' ')}</span>
    </span>
  );
}
