import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Opened by the link in a mail about a request. Nothing happens until the user presses the button. */
export function CancelSupportPage() {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const t = useTexts();
  const [token] = useState(() => new URLSearchParams(hash.slice(1)).get('token') ?? '');
  const { busy, fault, run } = useAction(routes.cancelSupportByLink);
  const [done, setDone] = useState(false);
  const isWhole = /^[A-Za-z0-9_-]{43}$/.test(token);

  // Removes the token from the URL, so that the history and shared screens do not show it.
  useEffect(() => {
    if (hash !== '') void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);

  async function cancel() {
    if (await run(() => call(routes.cancelSupportByLink, { token }))) setDone(true);
  }

  if (done) {
    return (
      <Page title={t('support.cancelledTitle')} lead={t('support.cancelledLead')}>
        <Notice
          tone="success"
          action={
            <Link className="cs-button" to="/forgot-password">
              {t('support.newPassword')}
            </Link>
          }
        >
          {t('support.cancelledAdvice')}
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={t('support.linkTitle')} lead={t('support.linkLead')}>
      {fault && <Notice tone="error">{fault}</Notice>}
      {isWhole ? (
        <div>
          <Button kind="primary" busy={busy} onClick={() => void cancel()}>
            {t('support.cancel')}
          </Button>
        </div>
      ) : (
        <Notice tone="warning">{t('support.linkBroken')}</Notice>
      )}
    </Page>
  );
}
