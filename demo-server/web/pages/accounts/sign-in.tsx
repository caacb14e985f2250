import type { FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { Button, Card, Notice, PassphraseField, TextField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { Page } from '../../frame/page.tsx';
import { PasskeySignIn } from '../../proof/passkey-sign-in.tsx';
import { wantedPathIn } from '../../session/access.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';

export function SignInPage() {
  const { visitor, setVisitor, refresh } = useVisitor();
  const { state } = useLocation();
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(routes.signInEmail);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const reply = await submit({ email: fieldText(data, 'email'), password: fieldText(data, 'password') });
    if (!reply) return;
    if ('user' in reply) setVisitor({ kind: 'member', user: reply.user });
    // The server knows when the second step expires.
    else await refresh();
  }

  return (
    <Page title={t('accounts.signInTitle')} focus="first-field">
      {visitor?.kind === 'nobody' && visitor.because === 'session-ended' && (
        <Notice tone="warning">{t('accounts.sessionEnded')}</Notice>
      )}
      {visitor?.kind === 'nobody' && !visitor.because && wantedPathIn(state) && (
        <Notice>{t('accounts.signInFirst')}</Notice>
      )}
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void signIn(event)}>
          <FormFault faults={faults} />
          <TextField
            label={t('accounts.email')}
            name="email"
            type="email"
            autoComplete="email"
            error={faults.fields.email}
          />
          <PassphraseField
            label={t('accounts.password')}
            reveal={{ show: t('accounts.showPassword'), hide: t('accounts.hidePassword') }}
            name="password"
            autoComplete="current-password"
            error={faults.fields.password}
          />
          <Button kind="primary" type="submit" busy={busy}>
            {t('accounts.signIn')}
          </Button>
        </form>
      </Card>
      <p className="page__other">
        <Link to="/forgot-password">{t('passwords.forgot')}</Link>
      </p>
      <PasskeySignIn />
      <p className="page__other">
        {t('accounts.newHere')}{' '}
        <Link to="/sign-up" state={state}>
          {t('accounts.signUp')}
        </Link>
      </p>
    </Page>
  );
}
