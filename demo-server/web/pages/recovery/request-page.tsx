import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Button, Card, Notice, TextField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { Page } from '../../frame/page.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Requests a recovery link without a sign-in. The answer does not reveal whether the address has an account. */
export function RequestRecoveryPage() {
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(routes.requestRecovery);
  const [asked, setAsked] = useState(false);

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setAsked(false);
    const reply = await submit({ email: fieldText(new FormData(event.currentTarget), 'email') });
    if (reply) setAsked(true);
  }

  return (
    <Page title={t('recovery.title')} lead={t('recovery.strangerLead')}>
      <p>
        <Link className="cs-button cs-button--primary" to="/sign-in">
          {t('accounts.signIn')}
        </Link>
      </p>
      <Card className="form">
        <h2>{t('recovery.askTitle')}</h2>
        <p className="cs-soft">{t('recovery.askText')}</p>
        {asked && (
          <Notice tone="success" title={t('recovery.mailSentTitle')}>
            {t('recovery.askDone')}
          </Notice>
        )}
        <form className="form" noValidate ref={form} onSubmit={(event) => void ask(event)}>
          <FormFault faults={faults} />
          <TextField
            label={t('accounts.email')}
            name="email"
            type="email"
            autoComplete="email"
            error={faults.fields.email}
          />
          <Button type="submit" busy={busy}>
            {t('recovery.askAction')}
          </Button>
        </form>
      </Card>
    </Page>
  );
}
