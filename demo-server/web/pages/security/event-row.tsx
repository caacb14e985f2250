import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReplyOf, routes } from '../../../contract/index.ts';
import { Moment } from '../../moment.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { useBrowserName } from './use-browser-name.ts';

export interface EventRowProps {
  event: ReplyOf<typeof routes.getSecurityActivity>['events'][number];
}

/** One event as sentences: what happened, why, when, and from where. */
export function EventRow({ event }: EventRowProps) {
  const { at, kind, outcome, reason, ipAddress, userAgent, by, current } = event;
  const t = useTexts();
  const nameOf = useBrowserName();
  const failed = outcome === 'failure';
  const from = [
    current && t('activity.here'),
    by !== null && t('activity.by', { name: by }),
    userAgent !== null && nameOf(userAgent),
    ipAddress !== null && t('sessions.address', { address: ipAddress }),
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
          {from.map((part) => ` · ${part}`)}
        </p>
      </div>
    </li>
  );
}
