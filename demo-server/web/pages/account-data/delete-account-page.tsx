import type { FormEvent } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { Button, Card } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Requests the deletion of the account. Asks for the password here, and for the second factor by step-up. */
export function DeleteAccountPage() {
  const { visitor, refresh } = useVisitor();
  const t = useTexts();
  const navigate = useNavigate();
  const { busy, faults, form, submit } = useSubmission(routes.requestDeletion);
  if (visitor?.kind !== 'member') return null;
  // The notice on every page says when, and offers to keep the account.
  if (visitor.user.deletesAt !== null) return <Navigate replace to="/account" />;

  async function request(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reply = await submit({ password: fieldText(new FormData(event.currentTarget), 'password') });
    if (!reply) return;
    await refresh();
    void navigate('/account', { replace: true });
  }

  return (
    <Page title={t('accountData.deleteTitle')} lead={t('accountData.deleteLead')} focus="first-field">
      <Card className="form">
        <p className="cs-soft">{t('accountData.whatGoes')}</p>
        <form className="form" noValidate ref={form} onSubmit={(event) => void request(event)}>
          <FormFault faults={faults} />
          <PasswordAgain error={faults.fields.password} />
          <div className="form__foot">
            <Link className="cs-button cs-button--secondary" to="/account/data">
              {t('frame.cancel')}
            </Link>
            <Button kind="danger" type="submit" busy={busy}>
              {t('accountData.confirmDelete')}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}
