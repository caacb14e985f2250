import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { newPasswordFault } from '../../forms/form-faults.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { NewPasswordField } from './new-password-field.tsx';

/** Opened by a mailed link. The link is used only when the user sends the new password. */
export function ResetPasswordPage() {
  const { refresh } = useVisitor();
  const t = useTexts();
  const token = useMailedToken();
  const { busy, faults, form, submit } = useSubmission(routes.resetPassword);
  const [done, setDone] = useState(false);

  async function reset(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const newPassword = fieldText(new FormData(event.currentTarget), 'newPassword');
    const fault = newPasswordFault(newPassword);
    const reply = await submit({ newPassword, token: token ?? '' }, fault ? { newPassword: fault } : {});
    if (!reply) return;
    setDone(true);
    // The reset has signed this browser out.
    await refresh();
  }

  if (done) {
    return (
      <Page key="done" title={t('passwords.resetDoneTitle')} lead={t('passwords.resetDoneLead')}>
        <div>
          <Link className="cs-button cs-button--primary" to="/sign-in">
            {t('accounts.signIn')}
          </Link>
        </div>
      </Page>
    );
  }
  if (token === undefined) {
    return (
      <Page title={t('passwords.resetTitle')}>
        <Notice
          tone="warning"
          action={
            <Link className="cs-button cs-button--primary" to="/forgot-password">
              {t('passwords.askForNew')}
            </Link>
          }
        >
          {t('passwords.linkBroken')}
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={t('passwords.resetTitle')} lead={t('passwords.resetLead')} focus="first-field">
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void reset(event)}>
          <FormFault faults={faults} />
          <NewPasswordField error={faults.fields.newPassword} />
          <Button kind="primary" type="submit" busy={busy}>
            {t('passwords.save')}
          </Button>
        </form>
      </Card>
      <p className="page__other">
        <Link to="/forgot-password">{t('passwords.askForNew')}</Link>
      </p>
    </Page>
  );
}
