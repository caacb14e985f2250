import type { FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { Button, Card, PassphraseField, TextField } from '../../../../shared/ui/index.ts';
import { MIN_PASSWORD_LENGTH, routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { newPasswordFault } from '../../forms/form-faults.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { currentLanguage } from '../../texts/translator.ts';
import { useTexts } from '../../texts/use-texts.ts';

export function SignUpPage() {
  const { setVisitor } = useVisitor();
  const { state } = useLocation();
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(routes.signUpEmail);

  async function signUp(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const password = fieldText(data, 'password');
    const fault = newPasswordFault(password);
    const reply = await submit(
      {
        name: fieldText(data, 'name'),
        email: fieldText(data, 'email'),
        password,
        language: currentLanguage(),
      },
      fault ? { password: fault } : {},
    );
    if (reply) setVisitor({ kind: 'member', user: reply.user });
  }

  return (
    <Page title={t('accounts.signUpTitle')} focus="first-field">
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void signUp(event)}>
          <FormFault faults={faults} />
          <TextField
            label={t('accounts.name')}
            name="name"
            autoComplete="name"
            dir="auto"
            error={faults.fields.name}
          />
          <TextField
            label={t('accounts.email')}
            name="email"
            type="email"
            autoComplete="email"
            error={faults.fields.email}
            hint={t('accounts.emailHint')}
          />
          <PassphraseField
            label={t('accounts.password')}
            reveal={{ show: t('accounts.showPassword'), hide: t('accounts.hidePassword') }}
            name="password"
            autoComplete="new-password"
            error={faults.fields.password}
            hint={t('accounts.passwordHint', { least: MIN_PASSWORD_LENGTH })}
          />
          <Button kind="primary" type="submit" busy={busy}>
            {t('accounts.createAccount')}
          </Button>
        </form>
      </Card>
      <p className="page__other">
        {t('accounts.haveAccount')}{' '}
        <Link to="/sign-in" state={state}>
          {t('accounts.signIn')}
        </Link>
      </p>
    </Page>
  );
}
