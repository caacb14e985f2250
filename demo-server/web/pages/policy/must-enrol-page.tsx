import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { AlertDialog, Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** The only page for users who must set up a second factor now. It explains why, and what they can do. */
export function MustEnrolPage() {
  const { visitor, setVisitor } = useVisitor();
  const t = useTexts();
  const going = useAction(routes.goOnWithout);
  const [asking, setAsking] = useState(false);
  if (visitor?.kind !== 'member') return null;
  const { mustEnrol } = visitor.user;
  if (!mustEnrol) return <Navigate replace to="/account" />;

  async function goOn() {
    const reply = await going.run(() => call(routes.goOnWithout));
    setAsking(false);
    if (reply) setVisitor({ kind: 'member', user: reply.user });
  }

  return (
    <Page
      title={t('policy.mustEnrol.title')}
      lead={t(mustEnrol.because === 'recovery' ? 'policy.mustEnrol.recovered' : 'policy.mustEnrol.demanded')}
    >
      {going.fault && <Notice tone="error">{going.fault}</Notice>}
      <div className="buttons">
        <Link className="cs-button cs-button--primary" to="/account/two-factor">
          {t('policy.mustEnrol.setUp')}
        </Link>
        <Link className="cs-button cs-button--secondary" to="/account/methods">
          {t('methods.other')}
        </Link>
        {mustEnrol.mayGoOnWithout && (
          <Button onClick={() => setAsking(true)}>{t('policy.mustEnrol.without')}</Button>
        )}
      </div>
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('policy.mustEnrol.withoutTitle')}
        description={t('policy.mustEnrol.withoutText')}
        confirmLabel={t('policy.mustEnrol.without')}
        busy={going.busy}
        onConfirm={() => void goOn()}
      />
    </Page>
  );
}
