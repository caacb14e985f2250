import { Trans } from 'react-i18next';
import { Card } from '../../../../shared/ui/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { AuditRow } from '../activity/audit-row.tsx';
import { useMethodNames } from '../methods/use-method-names.ts';
import { useBrowserName } from '../sessions/use-browser-name.ts';
import type { ViewedRequest } from './viewed-request.ts';

type Account = NonNullable<ViewedRequest['account']>;

/** Shows what is recorded about an account, to compare with the request. */
export function Record({ account }: { account: Account }) {
  const t = useTexts();
  const methodNames = useMethodNames();
  const { createdAt, emailVerified, methods, role, sessions, devices, events } = account;
  return (
    <Card className="staff__section">
      <h2>{t('support.record')}</h2>
      <ul className="staff__facts">
        <li>
          <Trans
            t={t}
            i18nKey="support.recordMade"
            components={{ when: <Moment at={createdAt} only="date" /> }}
          />
        </li>
        <li>{t(emailVerified ? 'support.recordConfirmed' : 'support.recordUnconfirmed')}</li>
        <li>{t('support.recordMethods', { methods: methodNames(methods) })}</li>
        <li>{t('support.recordRole', { role: t(`people.roles.${role}`) })}</li>
      </ul>

      <h3>{t('support.sessions')}</h3>
      {sessions.length === 0 && <p className="cs-soft">{t('support.noSessions')}</p>}
      <ul className="staff__facts">
        {sessions.map((session) => (
          <li key={session.createdAt + session.userAgent}>
            <Place seen={session} />
            {session.lastSeenAt && (
              <>
                {' · '}
                <Trans
                  t={t}
                  i18nKey="support.lastSeen"
                  components={{ when: <Moment at={session.lastSeenAt} /> }}
                />
              </>
            )}
          </li>
        ))}
      </ul>

      <h3>{t('support.devices')}</h3>
      {devices.length === 0 && <p className="cs-soft">{t('support.noDevices')}</p>}
      <ul className="staff__facts">
        {devices.map((device) => (
          <li key={device.createdAt + device.userAgent}>
            <Place seen={device} />
            {' · '}
            <Trans
              t={t}
              i18nKey="support.lastSeen"
              components={{ when: <Moment at={device.lastUsedAt} /> }}
            />
          </li>
        ))}
      </ul>

      <h3>{t('support.history')}</h3>
      <ol className="events" aria-label={t('support.history')}>
        {events.map((event) => (
          <AuditRow key={event.id} event={event} />
        ))}
      </ol>
    </Card>
  );
}

function Place({ seen }: { seen: { ipAddress: string | null; userAgent: string | null } }) {
  const t = useTexts();
  const nameOf = useBrowserName();
  return (
    <>
      {nameOf(seen.userAgent)}
      {seen.ipAddress && ` · ${t('sessions.address', { address: seen.ipAddress })}`}
    </>
  );
}
