import { useEffect, useState } from 'react';
import { Trans } from 'react-i18next';
import { Link } from 'react-router';
import { Button, Notice } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { ApiRefusal, call, sentenceOf } from '../../api/api.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { RedeemForm } from './redeem-form.tsx';

type View = ReplyOf<typeof routes.viewRecovery>;

/** Opened by a mailed recovery link. Opening it does not use up the link. */
export function RecoveryLinkPage() {
  const token = useMailedToken();
  const t = useTexts();
  return token === undefined ? (
    <Page title={t('recovery.linkTitle')}>
      <Notice tone="error">{t('recovery.linkBroken')}</Notice>
    </Page>
  ) : (
    <Opened key={token} token={token} />
  );
}

function Opened({ token }: { token: string }) {
  const t = useTexts();
  const { refresh } = useVisitor();
  const [view, setView] = useState<View>();
  const [isUsedHere, setUsedHere] = useState(false);
  const [fault, setFault] = useState<{ sentence: string; isOver: boolean }>();

  useEffect(() => {
    let isHere = true;
    call(routes.viewRecovery, { token }).then(
      (found) => isHere && setView(found),
      (error: unknown) => isHere && setFault({ sentence: sentenceOf(error), isOver: isOver(error) }),
    );
    return () => {
      isHere = false;
    };
  }, [token]);

  /** The reset may have ended the account's sessions, including this one. */
  async function used(dueAt: string | null) {
    setUsedHere(true);
    setView((before) => before && { ...before, state: dueAt === null ? 'done' : 'waiting', dueAt });
    await refresh();
  }

  if (fault?.isOver) return <Over why={fault.sentence} />;
  if (!view) {
    return (
      <Page title={t('recovery.linkTitle')}>
        {fault ? (
          <Notice
            tone="error"
            action={<Button onClick={() => window.location.reload()}>{t('frame.tryAgain')}</Button>}
          >
            {fault.sentence}
          </Notice>
        ) : (
          <p className="cs-soft">{t('frame.loading')}</p>
        )}
      </Page>
    );
  }
  switch (view.state) {
    case 'open':
      return <RedeemForm token={token} view={view} onUsed={(dueAt) => void used(dueAt)} />;
    case 'waiting':
      return <Waiting dueAt={view.dueAt ?? view.expiresAt} />;
    case 'done':
      return <Done isUsedHere={isUsedHere} />;
  }
}

function Over({ why }: { why: string }) {
  const t = useTexts();
  return (
    <Page title={t('recovery.linkOver')}>
      <Notice tone="warning">{why}</Notice>
      <p>
        <Link className="cs-button cs-button--primary" to="/recovery">
          {t('recovery.askAgain')}
        </Link>
      </p>
    </Page>
  );
}

function Waiting({ dueAt }: { dueAt: string }) {
  const t = useTexts();
  return (
    <Page
      title={t('recovery.waitingTitle')}
      lead={<Trans t={t} i18nKey="recovery.waitingLead" components={{ when: <Moment at={dueAt} /> }} />}
    >
      <Notice>{t('recovery.waitingText')}</Notice>
    </Page>
  );
}

/** @param isUsedHere whether this browser has just used the link, so that it needs no other one to sign in */
function Done({ isUsedHere }: { isUsedHere: boolean }) {
  const t = useTexts();
  return (
    <Page title={t('recovery.doneTitle')}>
      <Notice tone="success">{t(isUsedHere ? 'recovery.doneLead' : 'recovery.doneByLink')}</Notice>
      {isUsedHere && <p>{t('recovery.doneElsewhere')}</p>}
      <p>
        <Link className="cs-button cs-button--primary" to="/sign-in">
          {t('accounts.signIn')}
        </Link>
      </p>
    </Page>
  );
}

function isOver(error: unknown): boolean {
  return error instanceof ApiRefusal && error.body.code === 'RECOVERY_LINK_INVALID';
}
