import { Button, Dialog, Notice } from '../../../shared/ui/index.ts';
import type { FoundReport } from '../../ipc/found.ts';
import type { RequestOf } from '../../ipc/index.ts';
import { CodeFields } from '../account-form/code-fields.tsx';
import { NoteField } from '../account-form/detail-fields.tsx';
import type { AccountDraft } from '../account-form/draft.ts';
import { KeyField } from '../account-form/key-field.tsx';
import { NameFields } from '../account-form/name-fields.tsx';
import { useAccountForm } from '../account-form/use-account-form.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import './typed-form.css';

export interface TypedFormProps {
  /** A key that was found without a name: the form asks for the rest. */
  held?: RequestOf<'found:typed'>['held'];
  draft: AccountDraft;
  onDraft: (draft: AccountDraft) => void;
  onClose: () => void;
  onFound: (report: FoundReport) => void;
}

/** Adds an account by hand. The result is reviewed before it is saved. */
export function TypedForm({ held, draft, onDraft, onClose, onFound }: TypedFormProps) {
  const t = useTexts();
  const { form, failure, busy, ...fields } = useAccountForm({
    draft,
    onDraft,
    needsKey: held === undefined,
    send: (account) => ask('found:typed', held ? { ...account, held } : account),
    onDone: onFound,
  });
  const { period, counter } = fields.faults;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('typed.title')}
      description={t('typed.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button kind="primary" type="submit" form={form.id} busy={busy}>
            {t('typed.check')}
          </Button>
        </>
      }
    >
      <form {...form} className="page__form">
        {failure && <Notice tone="error">{failure}</Notice>}
        <NameFields {...fields} explained />
        <KeyField {...fields} label={t('typed.key')} hint={t(held ? 'typed.keyHeld' : 'typed.keyHint')} />
        <NoteField {...fields} />
        <details className="advanced" open={period || counter ? true : undefined}>
          <summary>{t('typed.advanced')}</summary>
          <div className="page__form">
            <CodeFields {...fields} />
          </div>
        </details>
      </form>
    </Dialog>
  );
}
