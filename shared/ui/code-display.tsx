import type { CSSProperties } from 'react';
import { groupCode } from '../one-time-code.ts';
import { classNames } from './class-names.ts';
import './code-display.css';

export interface CodeDisplayProps {
  code: string;
  /** Whether the code expires soon. It gets the warning colour, so also say it in words. */
  warning?: boolean;
  size?: 'large' | 'small';
}

/** Returns the width of a code in its groups, in its own em, so that CSS can make it fit. The font is monospaced. */
export function codeWidth(code: string): CSSProperties {
  const gaps = groupCode(code).length - code.length;
  return { '--code-width': code.length * 0.6 + gaps * 0.33 } as CSSProperties;
}

/** Shows a one-time code in groups, and spells it out for screen readers. */
export function CodeDisplay({ code, warning = false, size = 'large' }: CodeDisplayProps) {
  return (
    <span
      dir="ltr"
      style={codeWidth(code)}
      className={classNames('cs-code', `cs-code--${size}`, warning && 'cs-code--warning')}
    >
      <span aria-hidden="true">{groupCode(code)}</span>
      {/* Separated, so that screen readers say digits, not "four hundred and eighty-two thousand". */}
      <span className="cs-visually-hidden">{[...code].join(' ')}</span>
    </span>
  );
}
