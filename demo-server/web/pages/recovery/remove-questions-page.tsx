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

/** Removes the security questions. Asks for the password and the second factor. */
export function RemoveQuestionsPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const { busy, faults, form, submit } = useSubmission(routes.removeSecurityQuestions);
  const { visitor } = useVisitor();
  // Without a second factor, there is nothing to recover.
  if (visitor?.kind !== 'member' || !visitor.user.twoFactorEnabled) {
    return <Navigate replace to="/account/recovery" />;
  }

  async function remove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reply = await submit({ password: fieldText(new FormData(event.currentTarget), 'password') });
    if (reply) void navigate('/account/recovery', { replace: true, state: { said: 'questionsRemoved' } });
  }

  return (
    <Page title={t('recovery.removeTitle')} lead={t('recovery.removeLead')} focus="first-field">
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void remove(event)}>
          <FormFault faults={faults} />
          <PasswordAgain error={faults.fields.password} />
          <div className="form__foot">
            <Link className="cs-button cs-button--secondary" to="/account/recovery">
              {t('frame.cancel')}
            </Link>
            <Button kind="danger" type="submit" busy={busy}>
              {t('recovery.questionsRemove')}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}
