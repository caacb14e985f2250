import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useUiTexts } from './ui-texts.ts';
import './notice.css';

export interface NoticeProps {
  tone?: 'info' | 'success' | 'warning' | 'error';
  title?: string;
  children: ReactNode;
  /** A button for what the sentence suggests. */
  action?: ReactNode;
}

const ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };

/** A message that stays on the page. Errors interrupt screen readers; other messages wait. */
export function Notice({ tone = 'info', title, children, action }: NoticeProps) {
  const Icon = ICONS[tone];
  const texts = useUiTexts();
  return (
    <div className={`cs-notice cs-notice--${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div className="cs-notice__text">
        <span className="cs-visually-hidden">{texts.tones[tone]}: </span>
        {title && <strong>{title}</strong>}
        <div>{children}</div>
        {action && <div className="cs-notice__action">{action}</div>}
      </div>
    </div>
  );
}
