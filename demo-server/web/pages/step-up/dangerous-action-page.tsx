import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Card, Notice, useFromNow } from '../../../../shared/ui/index.ts';
import { minutesIn, routes, STEP_UP_MS } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { toLocalTime } from '../../time/server-clock.ts';
import { formatTimeLeft } from '../../time/time-left.ts';

/** An example of an action that needs more than a session, because sessions can be stolen. */
export function DangerousActionPage() {
  const { visitor } = useVisitor();
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.dangerousAction);
  const proof = useLoaded(routes.getStepUp);
  const [done, setDone] = useState(false);
  const provenUntil = proof.reply?.provenUntil;
  if (visitor?.kind !== 'member') return null;

  async function act() {
    setDone(false);
    if (await run(() => call(routes.dangerousAction))) setDone(true);
    await proof.reload();
  }

  return (
    <Page
      title={t('stepUp.dangerTitle')}
      lead={t('stepUp.dangerLead', { minutes: minutesIn(STEP_UP_MS) })}
      roomy
    >
      {done && <Notice tone="success">{t('stepUp.dangerDone')}</Notice>}
      {fault && <Notice tone="error">{fault}</Notice>}
      {visitor.user.twoFactorEnabled ? (
        <Card className="form">
          <p>{t('stepUp.dangerText')}</p>
          <p className="cs-small cs-soft">
            {provenUntil ? <Proven until={toLocalTime(provenUntil)} /> : t('stepUp.notProven')}
          </p>
          <div>
            <Button kind="danger" busy={busy} onClick={() => void act()}>
              {t('stepUp.dangerButton')}
            </Button>
          </div>
        </Card>
      ) : (
        <Notice
          action={
            <Link className="cs-button cs-button--primary" to="/account/two-factor">
              {t('enrolment.turnOn')}
            </Link>
          }
        >
          {t('stepUp.dangerFactorOff')}
        </Notice>
      )}
      <p className="page__other">
        <Link to="/account">{t('frame.backToAccount')}</Link>
      </p>
    </Page>
  );
}

function Proven({ until }: { until: number }) {
  const t = useTexts();
  const left = useFromNow((now) => formatTimeLeft(until, now));
  const over = useFromNow((now) => now >= until);
  if (over) return t('stepUp.notProven');
  return (
    <>
      {t('stepUp.proven')} <span role="timer">{t('stepUp.provenText', { left })}</span>
    </>
  );
}
