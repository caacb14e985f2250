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

/** Opened by a mailed link. The link is used only when the user presses the button, because scanners open links too. */
export function VerifyAddressPage() {
  const { visitor, refresh } = useVisitor();
  const t = useTexts();
  const token = useMailedToken();
  const { busy, fault, run } = useAction(routes.verifyAddress);
  const [done, setDone] = useState(false);
  const isMember = visitor?.kind === 'member';

  async function verify() {
    if (!(await run(() => call(routes.verifyAddress, { token: token ?? '' })))) return;
    setDone(true);
    await refresh();
  }

  if (done) {
    return (
      <Page key="done" title={t('addresses.verifiedTitle')} lead={t('addresses.verifiedLead')}>
        <div>
          <Link className="cs-button cs-button--primary" to={isMember ? '/account' : '/sign-in'}>
            {t(isMember ? 'frame.toAccount' : 'accounts.signIn')}
          </Link>
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('addresses.verifyTitle')} lead={t('addresses.verifyLead')}>
      {fault && <Notice tone="error">{fault}</Notice>}
      {token === undefined ? (
        <Notice tone="warning">{t('addresses.linkBroken')}</Notice>
      ) : (
        <div>
          <Button kind="primary" busy={busy} onClick={() => void verify()}>
            {t('addresses.verify')}
          </Button>
        </div>
      )}
    </Page>
  );
}
