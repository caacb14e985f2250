import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Button, Card, Notice, PassphraseField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { newPasswordFault } from '../../forms/form-faults.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { NewPasswordField } from './new-password-field.tsx';

/** Changes the password. Asks for the old one here, and for the second factor by step-up, if there is one. */
export function ChangePasswordPage() {
  const { visitor, refresh } = useVisitor();
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(routes.changePassword);
  const [done, setDone] = useState(false);
  if (visitor?.kind !== 'member') return null;

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const newPassword = fieldText(data, 'newPassword');
    const fault = newPasswordFault(newPassword);
    const reply = await submit(
      { currentPassword: fieldText(data, 'currentPassword'), newPassword },
      fault ? { newPassword: fault } : {},
    );
    if (!reply) return;
    setDone(true);
    await refresh();
  }

  if (done) {
    return (
      <Page key="done" title={t('passwords.changeTitle')}>
        <Notice tone="success">{t('passwords.changed')}</Notice>
        <p className="page__other">
          <Link to="/account">{t('frame.backToAccount')}</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title={t('passwords.changeTitle')} lead={t('passwords.changeLead')} focus="first-field">
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void change(event)}>
          <FormFault faults={faults} />
          {/* Tells password managers whose password this is. */}
          <input hidden readOnly name="username" autoComplete="username" value={visitor.user.email} />
          <PassphraseField
            label={t('passwords.current')}
            reveal={{ show: t('passwords.showCurrent'), hide: t('passwords.hideCurrent') }}
            name="currentPassword"
            autoComplete="current-password"
            error={faults.fields.currentPassword ?? faults.fields.password}
          />
          <NewPasswordField error={faults.fields.newPassword} />
          <div className="form__foot">
            <Link className="cs-button cs-button--secondary" to="/account">
              {t('frame.cancel')}
            </Link>
            <Button kind="primary" type="submit" busy={busy}>
              {t('passwords.change')}
            </Button>
          </div>
        </form>
      </Card>
      <p className="page__other">
        <Link to="/forgot-password">{t('passwords.forgot')}</Link>
      </p>
    </Page>
  );
}
