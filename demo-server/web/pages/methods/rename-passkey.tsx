import { type FormEvent, useRef } from 'react';
import { Button, Dialog, TextField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Renames a passkey. */
export function RenamePasskey({
  passkey: { id, name },
  onClose,
  onRenamed,
}: {
  passkey: { id: string; name: string };
  onClose: () => void;
  onRenamed: () => void;
}) {
  const t = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const { busy, faults, form, submit } = useSubmission(routes.renamePasskey);

  async function rename(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = fieldText(new FormData(event.currentTarget), 'name');
    if (await submit({ id, name: typed })) onRenamed();
  }

  return (
    <Dialog open onClose={onClose} title={t('passkeys.renameTitle')} initialFocus={field}>
      <form className="form" noValidate ref={form} onSubmit={(event) => void rename(event)}>
        <FormFault faults={faults} />
        <TextField
          ref={field}
          label={t('passkeys.name')}
          name="name"
          defaultValue={name}
          maxLength={100}
          autoComplete="off"
          error={faults.fields.name}
        />
        <div className="form__foot">
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('passkeys.rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
