import { type FormEvent, useState } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { Button, Card } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { SaveCodes } from './save-codes.tsx';

/** Makes new backup codes. They are only in this component's state: leaving the page forgets them. */
export function NewCodesPage() {
  const { visitor, refresh } = useVisitor();
  const t = useTexts();
  const navigate = useNavigate();
  const [codes, setCodes] = useState<readonly string[]>();
  const { reply: present, fault } = useLoaded(routes.getBackupCodes);
  const { busy, faults, form, submit } = useSubmission(routes.generateBackupCodes);
  if (visitor?.kind !== 'member') return null;
  if (!visitor.user.twoFactorEnabled) return <Navigate replace to="/account" />;

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reply = await submit({ password: fieldText(new FormData(event.currentTarget), 'password') });
    if (!reply) return;
    setCodes(reply.backupCodes);
    // The account page now counts the new codes and reminds the user to save them.
    await refresh();
  }

  async function leave() {
    await refresh();
    void navigate('/account', { replace: true });
  }

  if (codes) {
    return (
      <SaveCodes
        title={t('backupCodes.newTitle')}
        lead={t('backupCodes.newLead')}
        codes={codes}
        onSaved={() => void leave()}
      />
    );
  }
  if (!present && fault === undefined) return null;
  const lead = present && t('backupCodes.makeLead', { count: present.perSet });
  return (
    <Page title={t('backupCodes.makeTitle')} {...(lead && { lead })} focus="first-field">
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void make(event)}>
          <FormFault faults={faults} />
          <PasswordAgain error={faults.fields.password} />
          <div className="form__foot">
            <Link className="cs-button cs-button--secondary" to="/account">
              {t('frame.cancel')}
            </Link>
            <Button kind="primary" type="submit" busy={busy}>
              {t('backupCodes.makeButton')}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}
