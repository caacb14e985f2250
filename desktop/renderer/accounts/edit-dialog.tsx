import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import {
  Button,
  Checkbox,
  Dialog,
  Notice,
  PassphraseField,
  SelectField,
  TextField,
} from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { ask } from '../bridge/bridge.ts';
import { shortName } from '../pieces/account-name.ts';
import { useTexts } from '../texts/use-texts.ts';
import { draftOf, type EditDraft, type EditFaults, readEdit } from './edit-draft.ts';

export interface EditDialogProps {
  account: AccountView;
  onClose: () => void;
  onSaved: (account: AccountView) => void;
}

/** Everything about an account. How its codes are made is folded away: changing it is rarely right. */
export function EditDialog({ account, onClose, onSaved }: EditDialogProps) {
  const t = useTexts();
  const [draft, setDraft] = useState(() => draftOf(account));
  const [faults, setFaults] = useState<EditFaults>({});
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const name = shortName(account);

  useEffect(() => {
    if (Object.keys(faults).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);

  const change = (changes: Partial<EditDraft>) => setDraft({ ...draft, ...changes });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    const read = readEdit(account.id, draft);
    setFaults(read.faults ?? {});
    if (!read.edit) return;
    setBusy(true);
    const reply = await ask('accounts:edit', read.edit);
    setBusy(false);
    if (reply.ok) onSaved(reply.value);
    else if (reply.error.code === 'bad-key') setFaults({ secret: reply.error.message });
    else setFailure(reply.error.message);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('edit.title', { name })}
      description={t('edit.text', { name })}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button kind="primary" type="submit" form={formId} busy={busy}>
            {t('edit.save')}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form} className="page__form" onSubmit={save} noValidate>
        {failure && <Notice tone="error">{failure}</Notice>}
        <TextField
          label={t('edit.issuer')}
          dir="auto"
          maxLength={200}
          autoFocus
          value={draft.issuer}
          error={faults.issuer}
          onChange={(event) => change({ issuer: event.target.value })}
        />
        <TextField
          label={t('edit.account')}
          dir="auto"
          maxLength={200}
          value={draft.account}
          onChange={(event) => change({ account: event.target.value })}
        />
        <TextField
          label={t('edit.tags')}
          hint={t('edit.tagsHint')}
          dir="auto"
          maxLength={900}
          value={draft.tags}
          error={faults.tags}
          onChange={(event) => change({ tags: event.target.value })}
        />
        <Checkbox checked={draft.favourite} onChange={(event) => change({ favourite: event.target.checked })}>
          {t('edit.favourite')}
        </Checkbox>
        <details
          className="edit__codes"
          open={faults.secret || faults.period || faults.counter ? true : undefined}
        >
          <summary>{t('edit.codes')}</summary>
          <CodeFields draft={draft} faults={faults} onChange={change} />
        </details>
      </form>
    </Dialog>
  );
}

const TYPES = ['totp', 'hotp', 'steam'] as const;
const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'] as const;
const DIGITS = ['6', '7', '8', '9', '10'];

function CodeFields({
  draft,
  faults,
  onChange,
}: {
  draft: EditDraft;
  faults: EditFaults;
  onChange: (changes: Partial<EditDraft>) => void;
}) {
  const t = useTexts();
  return (
    <div className="page__form">
      <Notice tone="warning">{t('edit.codesWarning')}</Notice>
      <PassphraseField
        label={t('edit.key')}
        noun={t('edit.keyNoun')}
        hint={t('edit.keyHint')}
        autoComplete="off"
        className="cs-input--code"
        maxLength={4096}
        value={draft.secret}
        error={faults.secret}
        onChange={(event) => onChange({ secret: event.target.value })}
      />
      <SelectField
        label={t('edit.type')}
        options={TYPES.map((value) => ({ value, label: t(`edit.types.${value}`) }))}
        value={draft.type}
        onChange={(event) => {
          const type = TYPES.find((value) => value === event.target.value);
          if (type) onChange({ type });
        }}
      />
      {draft.type !== 'steam' && (
        <>
          <SelectField
            label={t('edit.algorithm')}
            options={ALGORITHMS.map((value) => ({ value, label: value }))}
            value={draft.algorithm}
            onChange={(event) => {
              const algorithm = ALGORITHMS.find((value) => value === event.target.value);
              if (algorithm) onChange({ algorithm });
            }}
          />
          <SelectField
            label={t('edit.digits')}
            options={DIGITS.map((value) => ({ value, label: value }))}
            value={draft.digits}
            onChange={(event) => onChange({ digits: event.target.value })}
          />
        </>
      )}
      {draft.type === 'totp' && (
        <TextField
          label={t('edit.period')}
          inputMode="numeric"
          value={draft.period}
          error={faults.period}
          onChange={(event) => onChange({ period: event.target.value })}
        />
      )}
      {draft.type === 'hotp' && (
        <TextField
          label={t('edit.counter')}
          inputMode="numeric"
          value={draft.counter}
          error={faults.counter}
          onChange={(event) => onChange({ counter: event.target.value })}
        />
      )}
    </div>
  );
}
