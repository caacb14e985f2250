import { useState } from 'react';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { MailedActionPage } from '../../frame/mailed-action-page.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Opened by the link in a mail about a request. */
export function CancelSupportPage() {
  const t = useTexts();
  const token = useMailedToken();
  const { busy, fault, run } = useAction(routes.cancelSupportByLink);
  const [isDone, setDone] = useState(false);

  async function cancel() {
    if (await run(() => call(routes.cancelSupportByLink, { token: token ?? '' }))) setDone(true);
  }

  return (
    <MailedActionPage
      token={token}
      texts={{
        title: t('support.linkTitle'),
        lead: t('support.linkLead'),
        act: t('support.cancel'),
        broken: t('support.linkBroken'),
        doneTitle: t('support.cancelledTitle'),
        doneLead: t('support.cancelledLead'),
        advice: t('support.cancelledAdvice'),
      }}
      busy={busy}
      fault={fault}
      isDone={isDone}
      onAct={() => void cancel()}
    />
  );
}
