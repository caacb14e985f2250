import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import {
  ENROLMENT_RIGHT_MS,
  hoursIn,
  minutesIn,
  PENDING_SESSION_MS,
  routes,
} from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import type { AwaitingVisitor } from '../../session/access.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useExpired } from '../../time/expires-in.tsx';
import { GiveUp } from './give-up.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** Says that the second factor was reset, and that the sign-in needs the emailed link. Sends another one. */
export function AwaitedLink({ visitor }: { visitor: AwaitingVisitor }) {
  const t = useTexts();
  const expired = useExpired(visitor.expiresAt);
  if (expired)
    return <SignInAgain why={t('secondStep.timedOut', { minutes: minutesIn(PENDING_SESSION_MS) })} />;
  return (
    <Page title={t('recovery.awaitsTitle')} lead={t('recovery.awaitsLead')}>
      {visitor.passwordCameByMail ? (
        <Notice tone="warning">{t('recovery.awaitsByMail')}</Notice>
      ) : (
        <SendAgain sentTo={visitor.sentTo} />
      )}
      <div className="form__foot">
        <GiveUp label={t('frame.cancel')} />
      </div>
      <p className="page__other">
        <Link to="/support">{t('recovery.personAction')}</Link>
      </p>
    </Page>
  );
}

function SendAgain({ sentTo }: { sentTo: readonly string[] }) {
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.requestOwnRecovery);
  const [isSent, setSent] = useState(false);

  async function send() {
    setSent(false);
    if (await run(() => call(routes.requestOwnRecovery))) setSent(true);
  }

  return (
    <Card className="form">
      <p>{t('recovery.awaitsSentTo')}</p>
      <ul className="done__notes">
        {sentTo.map((address) => (
          <li key={address}>
            <bdi>{address}</bdi>
          </li>
        ))}
      </ul>
      <p>{t('recovery.awaitsAsk', { hours: hoursIn(ENROLMENT_RIGHT_MS) })}</p>
      {fault && <Notice tone="error">{fault}</Notice>}
      {isSent && (
        <Notice tone="success" title={t('recovery.mailSentTitle')}>
          {t('recovery.awaitsSent')}
        </Notice>
      )}
      <div>
        <Button busy={busy} onClick={() => void send()}>
          {t('recovery.awaitsAgain')}
        </Button>
      </div>
    </Card>
  );
}
