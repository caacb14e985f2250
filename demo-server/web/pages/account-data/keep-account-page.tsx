import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Opened by the link in a mail about a deletion. Nothing happens until the user presses the button. */
export function KeepAccountPage() {
  const { refresh } = useVisitor();
  const t = useTexts();
  const token = useMailedToken() ?? '';
  const { busy, fault, run } = useAction(routes.cancelDeletionByLink);
  const [done, setDone] = useState(false);
  const isWhole = /^[A-Za-z0-9_-]{43}$/.test(token);

  async function keep() {
    if (!(await run(() => call(routes.cancelDeletionByLink, { token })))) return;
    setDone(true);
    await refresh();
  }

  if (done) {
    return (
      <Page key="done" title={t('accountData.keptTitle')} lead={t('accountData.keptLead')}>
        <Notice
          tone="success"
          action={
            <Link className="cs-button" to="/forgot-password">
              {t('support.newPassword')}
            </Link>
          }
        >
          {t('accountData.keptAdvice')}
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={t('accountData.keepTitle')} lead={t('accountData.keepLead')}>
      {fault && <Notice tone="error">{fault}</Notice>}
      {isWhole ? (
        <div>
          <Button kind="primary" busy={busy} onClick={() => void keep()}>
            {t('accountData.keep')}
          </Button>
        </div>
      ) : (
        <Notice tone="warning">{t('accountData.linkBroken')}</Notice>
      )}
    </Page>
  );
}
