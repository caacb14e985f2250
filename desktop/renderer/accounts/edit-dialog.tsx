import { useState } from 'react';
import { Button, Dialog, Notice } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { CodeFields } from '../account-form/code-fields.tsx';
import { DetailFields } from '../account-form/detail-fields.tsx';
import { draftOf } from '../account-form/draft.ts';
import { KeyField } from '../account-form/key-field.tsx';
import { NameFields } from '../account-form/name-fields.tsx';
import { useAccountForm } from '../account-form/use-account-form.ts';
import { ask } from '../bridge/bridge.ts';
import { shortName } from '../pieces/account-name.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface EditDialogProps {
  account: AccountView;
  onClose: () => void;
  onSaved: (account: AccountView) => void;
}

/** Edits an account. The fields for how its codes are made are collapsed, because users rarely need to change them. */
export function EditDialog({ account, onClose, onSaved }: EditDialogProps) {
  const t = useTexts();
  const [draft, setDraft] = useState(() => draftOf(account));
  const { form, failure, busy, ...fields } = useAccountForm({
    draft,
    onDraft: setDraft,
    needsKey: false,
    before: account,
    send: (edited) => ask('accounts:edit', { id: account.id, ...edited }),
    onDone: onSaved,
  });
  const { secret, period, counter } = fields.faults;
  const name = shortName(account);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('edit.title', { name })}
      description={t('edit.text', { name })}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button kind="primary" type="submit" form={form.id} busy={busy}>
            {t('edit.save')}
          </Button>
        </>
      }
    >
      <form {...form} className="page__form">
        {failure && <Notice tone="error">{failure}</Notice>}
        <NameFields {...fields} explained={false} />
        <DetailFields {...fields} />
        <details className="edit__codes" open={secret || period || counter ? true : undefined}>
          <summary>{t('edit.codes')}</summary>
          <div className="page__form">
            <Notice tone="warning">{t('edit.codesWarning')}</Notice>
            <KeyField {...fields} label={t('edit.key')} hint={t('edit.keyHint')} />
            <CodeFields {...fields} />
          </div>
        </details>
      </form>
    </Dialog>
  );
}
