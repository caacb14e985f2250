import { useState } from 'react';
import { Trans } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { LinkLoading, MailedLinkPage, useLinkView } from './mailed-link.tsx';
import { RedeemForm } from './redeem-form.tsx';

type View = ReplyOf<typeof routes.viewRecovery>;

const viewLink = (token: string): Promise<View> => call(routes.viewRecovery, { token });

/** Opened by a mailed recovery link. Opening it does not use up the link. */
export function RecoveryLinkPage() {
  const t = useTexts();
  return (
    <MailedLinkPage title={t('recovery.linkTitle')}>
      {(token) => <Opened key={token} token={token} />}
    </MailedLinkPage>
  );
}

function Opened({ token }: { token: string }) {
  const t = useTexts();
  const { refresh } = useVisitor();
  const [isUsedHere, setUsedHere] = useState(false);
  const { view, setView, fault } = useLinkView(viewLink, token, 'RECOVERY_LINK_INVALID');

  /** The reset may have ended the account's sessions, including this one. */
  async function used(dueAt: string | null) {
    setUsedHere(true);
    setView((before) => before && { ...before, state: dueAt === null ? 'done' : 'waiting', dueAt });
    await refresh();
  }

  if (fault?.isOver) return <Over why={fault.sentence} />;
  if (!view) return <LinkLoading title={t('recovery.linkTitle')} fault={fault} />;
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
