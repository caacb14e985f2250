import { useState } from 'react';
import { Trans } from 'react-i18next';
import { AlertDialog, Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { useLoaded } from '../../session/use-loaded.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';

/** Tells the signed-in user that support was asked to reset the second factor, and lets them cancel the request. */
export function OpenRequest() {
  const t = useTexts();
  const { reply, reload } = useLoaded(routes.getSupportRequest);
  const { busy, fault, run } = useAction(routes.cancelSupportRequest);
  const [asking, setAsking] = useState(false);
  const request = reply?.request;
  if (!request) return null;

  async function cancel() {
    await run(() => call(routes.cancelSupportRequest));
    setAsking(false);
    await reload();
  }

  return (
    <>
      <Notice
        tone="warning"
        title={t('support.openOnAccount')}
        action={<Button onClick={() => setAsking(true)}>{t('support.cancel')}</Button>}
      >
        {fault ?? (
          <Trans
            t={t}
            i18nKey="support.openOnAccountText"
            components={{ when: <Moment at={request.openedAt} /> }}
          />
        )}
      </Notice>
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('support.cancelTitle')}
        description={t('support.cancelText')}
        confirmLabel={t('support.cancel')}
        busy={busy}
        onConfirm={() => void cancel()}
      />
    </>
  );
}
