import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Button, Card, Notice, TextField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { Page } from '../../frame/page.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Requests a password reset link. Only the owner of the address learns the result. */
export function ForgotPasswordPage() {
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(routes.requestPasswordReset);
  const [asked, setAsked] = useState(false);

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await submit({ email: fieldText(new FormData(event.currentTarget), 'email') })) setAsked(true);
  }

  if (asked) {
    return (
      <Page key="asked" title={t('passwords.askedTitle')} lead={t('passwords.askedLead')}>
        <Notice>{t('passwords.askedText')}</Notice>
        <div className="buttons">
          <Link className="cs-button cs-button--secondary" to="/sign-in">
            {t('passwords.backToSignIn')}
          </Link>
          <Button onClick={() => setAsked(false)}>{t('passwords.askAgain')}</Button>
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('passwords.forgotTitle')} lead={t('passwords.forgotLead')} focus="first-field">
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void ask(event)}>
          <FormFault faults={faults} />
          <TextField
            label={t('accounts.email')}
            name="email"
            type="email"
            autoComplete="email"
            error={faults.fields.email}
          />
          <Button kind="primary" type="submit" busy={busy}>
            {t('passwords.send')}
          </Button>
        </form>
      </Card>
      <p className="page__other">
        <Link to="/sign-in">{t('passwords.backToSignIn')}</Link>
      </p>
    </Page>
  );
}
