import { useState } from 'react';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { MailedActionPage } from '../../frame/mailed-action-page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Opened by the link in a mail about a deletion. */
export function KeepAccountPage() {
  const { refresh } = useVisitor();
  const t = useTexts();
  const token = useMailedToken();
  const { busy, fault, run } = useAction(routes.cancelDeletionByLink);
  const [isDone, setDone] = useState(false);

  async function keep() {
    if (!(await run(() => call(routes.cancelDeletionByLink, { token: token ?? '' })))) return;
    setDone(true);
    await refresh();
  }

  return (
    <MailedActionPage
      token={token}
      texts={{
        title: t('accountData.keepTitle'),
        lead: t('accountData.keepLead'),
        act: t('accountData.keep'),
        broken: t('accountData.linkBroken'),
        doneTitle: t('accountData.keptTitle'),
        doneLead: t('accountData.keptLead'),
        advice: t('accountData.keptAdvice'),
      }}
      busy={busy}
      fault={fault}
      isDone={isDone}
      onAct={() => void keep()}
    />
  );
}
