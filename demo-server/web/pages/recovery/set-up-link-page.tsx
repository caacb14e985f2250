import type { FormEvent } from 'react';
import { Trans } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { Page } from '../../frame/page.tsx';
import { MUST_ENROL_PATH } from '../../session/access.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { LinkLoading, MailedLinkPage, PasswordOfLink, useLinkView } from './mailed-link.tsx';

type View = ReplyOf<typeof routes.viewEnrolmentLink>;

const viewLink = (token: string) => call(routes.viewEnrolmentLink, { token });

/** Opened by the link for setting up a second factor after a reset. Only the password uses it. */
export function SetUpLinkPage() {
  const t = useTexts();
  return (
    <MailedLinkPage title={t('recovery.setUpTitle')}>
      {(token) => <Opened key={token} token={token} />}
    </MailedLinkPage>
  );
}

function Opened({ token }: { token: string }) {
  const t = useTexts();
  const { view, fault } = useLinkView(viewLink, token, 'INVALID_TOKEN');
  if (fault?.isOver) return <Over why={fault.sentence} />;
  if (view) return <PasswordForm token={token} view={view} />;
  return <LinkLoading title={t('recovery.setUpTitle')} fault={fault} />;
}

function PasswordForm({ token, view: { email, expiresAt } }: { token: string; view: View }) {
  const t = useTexts();
  const { setVisitor, refresh } = useVisitor();
  const navigate = useNavigate();
  const { busy, faults, form, submit } = useSubmission(routes.signInEmail);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = fieldText(new FormData(event.currentTarget), 'password');
    const reply = await submit({ email, password, enrolmentToken: token });
    if (!reply) return;
    // Without a user, the account has a second factor again, and the sign-in waits for it.
    if ('user' in reply) setVisitor({ kind: 'member', user: reply.user });
    else await refresh();
    await navigate('user' in reply ? MUST_ENROL_PATH : '/second-step', { replace: true });
  }

  return (
    <Page title={t('recovery.setUpTitle')} lead={t('recovery.setUpLead')} focus="first-field">
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void signIn(event)}>
          <p>{t('recovery.account', { email })}</p>
          <FormFault faults={faults} />
          <PasswordOfLink email={email} error={faults.fields.password} />
          <Button kind="primary" type="submit" busy={busy}>
            {t('frame.continue')}
          </Button>
        </form>
      </Card>
      <p className="page__other cs-small">
        <Trans t={t} i18nKey="recovery.expires" components={{ when: <Moment at={expiresAt} /> }} />
      </p>
    </Page>
  );
}

function Over({ why }: { why: string }) {
  const t = useTexts();
  return (
    <Page title={t('recovery.linkOver')}>
      <Notice tone="warning">{why}</Notice>
      <p>{t('recovery.setUpOver')}</p>
      <p>
        <Link className="cs-button cs-button--primary" to="/sign-in">
          {t('accounts.signIn')}
        </Link>
      </p>
    </Page>
  );
}
