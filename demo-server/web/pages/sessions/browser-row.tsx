import type { ReactNode } from 'react';
import { useTexts } from '../../texts/use-texts.ts';

export interface BrowserRowProps {
  name: string;
  /** The full text of the browser's `User-Agent`, shown on request. */
  userAgent: string | null;
  ipAddress: string | null;
  badge?: string | undefined;
  /** When it started, or when it expires. */
  children: ReactNode;
  action: ReactNode;
}

/** Shows a session or a trusted device: the browser, its IP address, the dates, and a button to end it. */
export function BrowserRow({ name, userAgent, ipAddress, badge, children, action }: BrowserRowProps) {
  const t = useTexts();
  return (
    <li className="browsers__one">
      <div className="browsers__text">
        <h3>
          <span title={userAgent ?? undefined}>{name}</span>
          {badge && (
            <>
              {' '}
              <span className="badge" data-on>
                {badge}
              </span>
            </>
          )}
        </h3>
        <p className="cs-small cs-soft">{children}</p>
        {ipAddress && <p className="cs-small cs-soft">{t('sessions.address', { address: ipAddress })}</p>}
      </div>
      {action}
    </li>
  );
}
