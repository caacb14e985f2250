import { useState } from 'react';
import { Trans } from 'react-i18next';
import { useLocation } from 'react-router';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { routes, type User } from '../../contract/index.ts';
import { call, sentenceOf } from '../api/api.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { Moment } from '../time/moment.tsx';
import { focusHeading } from './page.tsx';

/** Tells users on every page when their account is deleted, and lets them keep it. */
export function DeletionNotice({ user: { deletesAt } }: { user: User }) {
  const { refresh } = useVisitor();
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const { pathname } = useLocation();
  // The page on which it was kept: the sentence stays there only.
  const [keptOn, setKeptOn] = useState<string>();

  async function keep() {
    setBusy(true);
    setFault(undefined);
    try {
      await call(routes.cancelDeletion);
      setKeptOn(pathname);
    } catch (error) {
      setFault(sentenceOf(error));
    }
    // Another window may have kept the account, or the session may be over: the server knows.
    await refresh();
    setBusy(false);
    // The button is gone.
    focusHeading();
  }

  if (deletesAt === null) {
    if (keptOn !== pathname) return null;
    return <Notice tone="success">{t('accountData.kept')}</Notice>;
  }
  return (
    <Notice
      tone="warning"
      title={t('accountData.noticeTitle')}
      action={
        <Button busy={busy} onClick={() => void keep()}>
          {t('accountData.keep')}
        </Button>
      }
    >
      <Trans t={t} i18nKey="accountData.notice" components={{ when: <Moment at={deletesAt} /> }} />
      {fault && <p>{fault}</p>}
    </Notice>
  );
}
