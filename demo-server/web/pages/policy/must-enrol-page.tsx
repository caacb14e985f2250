import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { AlertDialog, Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** All that is open to whoever must set up a second factor: why, and the ways on. */
export function MustEnrolPage() {
  const { visitor, become } = useVisitor();
  const t = useTexts();
  const going = useAction(routes.goOnWithout);
  const [asking, setAsking] = useState(false);
  if (visitor?.kind !== 'member') return null;
  const { mustEnrol } = visitor.user;
  if (!mustEnrol) return <Navigate replace to="/account" />;

  async function goOn() {
    const reply = await going.run(() => call(routes.goOnWithout));
    setAsking(false);
    if (reply) become({ kind: 'member', user: reply.user });
  }

  return (
    <Page
      title={t('enrolFirst.title')}
      lead={t(mustEnrol.because === 'recovery' ? 'enrolFirst.recovered' : 'enrolFirst.demanded')}
    >
      {going.fault && <Notice tone="error">{going.fault}</Notice>}
      <div className="buttons">
        <Link className="cs-button cs-button--primary" to="/account/two-factor">
          {t('enrolFirst.setUp')}
        </Link>
        <Link className="cs-button cs-button--secondary" to="/account/methods">
          {t('account.otherMethods')}
        </Link>
        {mustEnrol.mayGoOnWithout && (
          <Button onClick={() => setAsking(true)}>{t('enrolFirst.without')}</Button>
        )}
      </div>
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('enrolFirst.withoutTitle')}
        description={t('enrolFirst.withoutText')}
        confirmLabel={t('enrolFirst.without')}
        busy={going.busy}
        onConfirm={() => void goOn()}
      />
    </Page>
  );
}
