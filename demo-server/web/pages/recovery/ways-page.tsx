import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { UnderWay } from './under-way.tsx';
import { WayBack } from './way-back.tsx';

/** Lists the ways to recover the account after a correct password, the best one first. */
export function WaysPage() {
  const t = useTexts();
  const { reply, fault, reload } = useLoaded(routes.getRecoveryWays);
  return (
    <Page title={t('recovery.title')} lead={t('recovery.lead')} roomy>
      {fault && (
        <Notice tone="error" action={<Button onClick={() => void reload()}>{t('frame.tryAgain')}</Button>}>
          {fault}
        </Notice>
      )}
      {reply && (
        <>
          {reply.dueAt !== null && <UnderWay dueAt={reply.dueAt} />}
          <WayBack title={t('recovery.backupTitle')} text={t('recovery.backupText')}>
            {reply.hasBackupCodes ? (
              <Link className="cs-button cs-button--primary" to="/second-step" state={{ way: 'backup' }}>
                {t('recovery.backupAction')}
              </Link>
            ) : (
              <p>{t('recovery.backupNone')}</p>
            )}
          </WayBack>
          <WayBack title={t('recovery.mailTitle')} text={t('recovery.mailText')}>
            {reply.addresses === 0 && <p>{t('recovery.mailNoAddress')}</p>}
            {reply.addresses > 0 && reply.passwordCameByMail && <p>{t('recovery.mailByMail')}</p>}
            {reply.addresses > 0 && !reply.passwordCameByMail && <SendLinks />}
          </WayBack>
          <WayBack title={t('recovery.personTitle')} text={t('recovery.personText')}>
            <Link className="cs-button cs-button--secondary" to="/support">
              {t('recovery.personAction')}
            </Link>
          </WayBack>
        </>
      )}
      <p className="page__other">
        <Link to="/second-step">{t('recovery.backToStep')}</Link>
      </p>
    </Page>
  );
}

function SendLinks() {
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.requestOwnRecovery);
  const [sentTo, setSentTo] = useState<number>();

  async function send() {
    const reply = await run(() => call(routes.requestOwnRecovery));
    if (reply) setSentTo(reply.addresses);
  }

  return (
    <>
      {fault && <Notice tone="error">{fault}</Notice>}
      {sentTo !== undefined && (
        <Notice tone="success" title={t('recovery.mailSentTitle')}>
          {t('recovery.mailSent', { count: sentTo })}
        </Notice>
      )}
      <Button busy={busy} onClick={() => void send()}>
        {t('recovery.mailAction')}
      </Button>
    </>
  );
}
