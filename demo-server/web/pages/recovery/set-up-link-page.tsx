import { type FormEvent, useEffect, useState } from 'react';
import { Trans } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Button, Card, Notice, PassphraseField } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { ApiRefusal, call, sentenceOf } from '../../api/api.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { Page } from '../../frame/page.tsx';
import { MUST_ENROL_PATH } from '../../session/access.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';

type View = ReplyOf<typeof routes.viewEnrolmentLink>;

/** Opened by the link for setting up a second factor after a reset. Only the password uses it. */
export function SetUpLinkPage() {
  const token = useMailedToken();
  const t = useTexts();
  return token === undefined ? (
    <Page title={t('recovery.setUpTitle')}>
      <Notice tone="error">{t('recovery.linkBroken')}</Notice>
    </Page>
  ) : (
    <Opened key={token} token={token} />
  );
}

function Opened({ token }: { token: string }) {
  const t = useTexts();
  const [view, setView] = useState<View>();
  const [fault, setFault] = useState<{ sentence: string; isOver: boolean }>();

  useEffect(() => {
    let isHere = true;
    call(routes.viewEnrolmentLink, { token }).then(
      (found) => isHere && setView(found),
      (error: unknown) =>
        isHere &&
        setFault({
          sentence: sentenceOf(error),
          isOver: error instanceof ApiRefusal && error.body.code === 'INVALID_TOKEN',
        }),
    );
    return () => {
      isHere = false;
    };
  }, [token]);

  if (fault?.isOver) return <Over why={fault.sentence} />;
  if (view) return <PasswordForm token={token} view={view} />;
  return (
    <Page title={t('recovery.setUpTitle')}>
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
          {/* Tells password managers whose password this is. */}
          <input hidden readOnly name="username" autoComplete="username" value={email} />
          <PassphraseField
            label={t('accounts.password')}
            noun={t('accounts.passwordNoun')}
            name="password"
            autoComplete="current-password"
            error={faults.fields.password}
          />
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
