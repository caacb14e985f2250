import type { ReplyOf, routes } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useBrowserName } from '../sessions/use-browser-name.ts';
import { EventLine } from './event-line.tsx';

export interface EventRowProps {
  event: ReplyOf<typeof routes.readActivity>['events'][number];
}

/** Shows one event to the account's owner. */
export function EventRow({ event }: EventRowProps) {
  const { ipAddress, userAgent, by, current } = event;
  const t = useTexts();
  const nameOf = useBrowserName();
  return (
    <EventLine
      event={event}
      isOwn
      facts={[
        current && t('activity.here'),
        by !== null && t('activity.by', { name: by }),
        userAgent !== null && nameOf(userAgent),
        ipAddress !== null && t('sessions.address', { address: ipAddress }),
      ]}
    />
  );
}
