import { type FormEvent, useId } from 'react';
import { Button, Card, TextField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { Address } from './address.ts';

/** Adds an address. Asks for the password here, and for the second factor by step-up, if there is one. */
export function AddAddress({ onAdded }: { onAdded: (address: Address) => void }) {
  const t = useTexts();
  const heading = useId();
  const { busy, faults, form, submit } = useSubmission(routes.addAddress);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const filled = event.currentTarget;
    const data = new FormData(filled);
    const reply = await submit({ email: fieldText(data, 'email'), password: fieldText(data, 'password') });
    if (!reply) return;
    filled.reset();
    onAdded(reply.address);
  }

  return (
    <Card>
      <form
        className="form"
        noValidate
        ref={form}
        aria-labelledby={heading}
        onSubmit={(event) => void add(event)}
      >
        <h2 id={heading}>{t('addresses.addTitle')}</h2>
        <p className="cs-soft">{t('addresses.addText')}</p>
        <FormFault faults={faults} />
        <TextField
          label={t('accounts.email')}
          name="email"
          type="email"
          autoComplete="off"
          error={faults.fields.email}
        />
        <PasswordAgain error={faults.fields.password} />
        <div>
          <Button type="submit" busy={busy}>
            {t('addresses.add')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
