import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReplyOf, routes } from '../../../contract/index.ts';
import { Moment } from '../../moment.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { useBrowserName } from '../security/use-browser-name.ts';
import '../security/activity.css';

export interface AuditRowProps {
  event: ReplyOf<typeof routes.readAudit>['events'][number];
  /** Says whose account it happened to, where that is not plain from the page. */
  named?: boolean;
}

/** One event as those see it who look after the site. */
export function AuditRow({ event, named = false }: AuditRowProps) {
  const { at, user, by, kind, outcome, reason, ipAddress, userAgent } = event;
  const t = useTexts();
  const nameOf = useBrowserName();
  const failed = outcome === 'failure';
  const facts = [
    named && (user?.email ?? t('admin.nobodyKnown')),
    by !== null && t('admin.by', { name: by.name }),
    userAgent !== null && nameOf(userAgent),
    ipAddress !== null && ipAddress !== '' && t('sessions.address', { address: ipAddress }),
  ].filter((part) => part !== false);
  return (
    <li className="events__one" data-failed={failed || undefined}>
      {failed ? <CircleAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      <div className="events__text">
        <p>
          {t(`activity.${failed ? 'failed' : 'did'}.${kind}`)} {reason && t(`activity.why.${reason}`)}
        </p>
        <p className="cs-small cs-soft">
          <Moment at={at} />
          {facts.map((part) => ` · ${part}`)}
        </p>
      </div>
    </li>
  );
}
