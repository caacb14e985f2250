import { useState } from 'react';
import { Trans } from 'react-i18next';
import { AlertDialog, Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { focusHeading } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { BrowserRow } from './browser-row.tsx';
import { useBrowserName } from './use-browser-name.ts';

/** Lists the sessions of the account. The user ends this one by signing out. */
export function SessionList() {
  const t = useTexts();
  const nameOf = useBrowserName();
  const { reply, fault, reload } = useLoaded(routes.listSessions);
  const ending = useAction(routes.revokeSession);
  const [said, setSaid] = useState<string>();
  const [asking, setAsking] = useState(false);
  const others = reply?.filter(({ current }) => !current) ?? [];
  const why = fault ?? ending.fault;

  async function end(token: string) {
    setSaid(undefined);
    const ended = await ending.run(() => call(routes.revokeSession, { token }));
    if (ended) setSaid(t('sessions.ended'));
    await reload();
    focusHeading();
  }

  async function endOthers() {
    setSaid(undefined);
    const reply = await ending.run(() => call(routes.revokeOtherSessions));
    setAsking(false);
    if (reply) setSaid(t('sessions.othersEnded', { count: reply.ended }));
    await reload();
    focusHeading();
  }

  return (
    <Card className="browsers">
      <h2>{t('sessions.sessions')}</h2>
      {why && <Notice tone="error">{why}</Notice>}
      {said && <Notice tone="success">{said}</Notice>}
      {!reply && !fault && <p className="cs-soft">{t('frame.loading')}</p>}
      <ul className="browsers__list">
        {reply?.map((session) => (
          <BrowserRow
            key={session.id}
            name={nameOf(session.userAgent)}
            userAgent={session.userAgent}
            ipAddress={session.ipAddress}
            badge={session.current ? t('sessions.current') : undefined}
            action={
              !session.current && (
                <Button
                  aria-label={t('sessions.endNamed', { name: nameOf(session.userAgent) })}
                  aria-disabled={ending.busy || undefined}
                  onClick={() => void end(session.token)}
                >
                  {t('sessions.end')}
                </Button>
              )
            }
          >
            <Trans t={t} i18nKey="sessions.began" components={{ when: <Moment at={session.createdAt} /> }} />
            {session.lastSeenAt && !session.current && (
              <>
                {' · '}
                <Trans
                  t={t}
                  i18nKey="sessions.lastSeen"
                  components={{ when: <Moment at={session.lastSeenAt} /> }}
                />
              </>
            )}
          </BrowserRow>
        ))}
      </ul>
      {reply && others.length === 0 && <p className="cs-small cs-soft">{t('sessions.noOthers')}</p>}
      {others.length > 0 && (
        <div>
          <Button onClick={() => setAsking(true)}>{t('sessions.endOthers')}</Button>
        </div>
      )}
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('sessions.endOthersTitle')}
        description={t('sessions.endOthersText')}
        confirmLabel={t('sessions.endOthers')}
        busy={ending.busy}
        onConfirm={() => void endOthers()}
      />
    </Card>
  );
}
