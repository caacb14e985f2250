import { Download } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { downloadFile } from '../backup-codes/download.ts';

/** Downloads the user's data. Asks for the password here, and for the second factor by step-up, if there is one. */
export function ExportForm() {
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(routes.exportAccountData);
  const [name, setName] = useState<string>();

  async function download(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const target = event.currentTarget;
    setName(undefined);
    const data = await submit({ password: fieldText(new FormData(target), 'password') });
    if (!data) return;
    // The name of a file tells nothing about the account.
    const file = t('accountData.fileName', { date: data.exportedAt.slice(0, 10) });
    downloadFile(new Blob([`${JSON.stringify(data, undefined, 2)}\n`], { type: 'application/json' }), file);
    target.reset();
    setName(file);
  }

  return (
    <form className="form" noValidate ref={form} onSubmit={(event) => void download(event)}>
      <FormFault faults={faults} />
      <PasswordAgain error={faults.fields.password} />
      <div className="buttons">
        <Button type="submit" busy={busy} icon={<Download aria-hidden="true" />}>
          {t('accountData.export')}
        </Button>
      </div>
      {name !== undefined && <Notice tone="success">{t('accountData.exported', { name })}</Notice>}
    </form>
  );
}
