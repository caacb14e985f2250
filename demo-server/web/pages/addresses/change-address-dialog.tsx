import type { FormEvent } from 'react';
import { Button, Dialog } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { Address } from './address.ts';

export interface ChangeAddressDialogProps {
  address: Address;
  kind: 'remove' | 'makePrimary';
  /** The current sign-in address. */
  primary: string;
  onClose: () => void;
  /** @param sentence says what was done */
  onChanged: (sentence: string) => void;
}

const ROUTES = { remove: routes.removeAddress, makePrimary: routes.makeAddressPrimary };
const DONE = { remove: 'addresses.removed', makePrimary: 'addresses.madePrimary' } as const;

/** Removes an address or makes it the sign-in address, after asking for the password. */
export function ChangeAddressDialog({
  address: { id, email },
  kind,
  primary,
  onClose,
  onChanged,
}: ChangeAddressDialogProps) {
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(ROUTES[kind]);

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = fieldText(new FormData(event.currentTarget), 'password');
    if (await submit({ id, password })) onChanged(t(DONE[kind], { email }));
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`addresses.${kind}Title`, { email })}
      description={t(`addresses.${kind}Text`, { before: primary })}
    >
      <form className="form" noValidate ref={form} onSubmit={(event) => void change(event)}>
        <FormFault faults={faults} />
        <PasswordAgain error={faults.fields.password} />
        <div className="form__foot">
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind={kind === 'remove' ? 'danger' : 'primary'} type="submit" busy={busy}>
            {t(`addresses.${kind}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
