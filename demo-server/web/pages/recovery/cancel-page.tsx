import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { Page } from '../../frame/page.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Opened by the cancel link of a notice. Nothing is cancelled until the user presses the button. */
export function CancelRecoveryPage() {
  const token = useMailedToken();
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.cancelRecovery);
  const [cancelled, setCancelled] = useState<{ wasUsed: boolean }>();

  if (token === undefined) {
    return (
      <Page title={t('recovery.cancelTitle')}>
        <Notice tone="error">{t('recovery.linkBroken')}</Notice>
      </Page>
    );
  }
  if (cancelled) {
    return (
      <Page title={t('recovery.cancelledTitle')} lead={t('recovery.cancelledLead')}>
        <Notice tone="warning">
          {t(cancelled.wasUsed ? 'recovery.cancelledUsed' : 'recovery.cancelledUnused')}
        </Notice>
        <p>
          <Link className="cs-button cs-button--primary" to="/forgot-password">
            {t('recovery.newPassword')}
          </Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title={t('recovery.cancelTitle')} lead={t('recovery.cancelLead')}>
      {fault && <Notice tone="error">{fault}</Notice>}
      <p>
        <Button
          kind="primary"
          busy={busy}
          onClick={() => void run(() => call(routes.cancelRecovery, { token })).then(setCancelled)}
        >
          {t('recovery.cancelAction')}
        </Button>
      </p>
    </Page>
  );
}
