import type { ReplyOf, routes } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useBrowserName } from '../sessions/use-browser-name.ts';
import { EventLine } from './event-line.tsx';

export interface AuditRowProps {
  event: ReplyOf<typeof routes.readAudit>['events'][number];
  /** Whether to name the account, on pages where it is not clear. */
  named?: boolean;
}

/** Shows one event to staff. */
export function AuditRow({ event, named = false }: AuditRowProps) {
  const { user, by, ipAddress, userAgent } = event;
  const t = useTexts();
  const nameOf = useBrowserName();
  return (
    <EventLine
      event={event}
      facts={[
        named && (user?.email ?? t('activity.nobodyKnown')),
        by !== null && t('activity.byName', { name: by.name }),
        userAgent !== null && nameOf(userAgent),
        ipAddress !== null && ipAddress !== '' && t('sessions.address', { address: ipAddress }),
      ]}
    />
  );
}
