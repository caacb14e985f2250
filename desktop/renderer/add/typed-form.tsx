import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button, Dialog, Notice, PassphraseField, SelectField, TextField } from '../../../shared/ui/index.ts';
import type { FoundReport } from '../../ipc/found.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import { type DraftFaults, readDraft, type TypedDraft } from './typed-draft.ts';
import './typed-form.css';

export interface TypedFormProps {
  draft: TypedDraft;
  onDraft: (draft: TypedDraft) => void;
  onClose: () => void;
  onFound: (report: FoundReport) => void;
}

const TYPES = ['totp', 'hotp', 'steam'] as const satisfies TypedDraft['type'][];
const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'] as const satisfies TypedDraft['algorithm'][];
const DIGITS = ['6', '7', '8', '9', '10'];

/** An account typed by hand. What it makes is shown for a look before it is saved. */
export function TypedForm({ draft, onDraft, onClose, onFound }: TypedFormProps) {
  const t = useTexts();
  const [faults, setFaults] = useState<DraftFaults>({});
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstFault(form, faults);

  const change = (changes: Partial<TypedDraft>) => {
    onDraft({ ...draft, ...changes });
    // An error goes when its field is mended, not before the next look at the whole.
    const rest = { ...faults };
    for (const field of Object.keys(changes) as (keyof TypedDraft)[]) delete rest[field];
    setFaults(rest);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    const read = readDraft(draft);
    setFaults(read.faults ?? {});
    if (!read.key) return;
    setBusy(true);
    const reply = await ask('found:typed', read.key);
    setBusy(false);
    if (reply.ok) onFound(reply.value);
    else if (reply.error.code === 'bad-key') setFaults({ secret: reply.error.message });
    else setFailure(reply.error.message);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('typed.title')}
      description={t('typed.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button kind="primary" type="submit" form={formId} busy={busy}>
            {t('typed.check')}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form} className="page__form" onSubmit={submit} noValidate>
        {failure && <Notice tone="error">{failure}</Notice>}
        <TextField
          label={t('typed.issuer')}
          hint={t('typed.issuerHint')}
          dir="auto"
          maxLength={200}
          autoFocus
          value={draft.issuer}
          onChange={(event) => change({ issuer: event.target.value })}
          error={faults.issuer}
        />
        <TextField
          label={t('typed.account')}
          hint={t('typed.accountHint')}
          dir="auto"
          maxLength={200}
          autoCapitalize="none"
          spellCheck={false}
          value={draft.account}
          onChange={(event) => change({ account: event.target.value })}
          error={faults.account}
        />
        <PassphraseField
          label={t('typed.key')}
          noun={t('typed.keyNoun')}
          hint={t('typed.keyHint')}
          autoComplete="off"
          className="cs-input--code"
          maxLength={4096}
          value={draft.secret}
          onChange={(event) => change({ secret: event.target.value })}
          error={faults.secret}
        />
        <details className="advanced" open={faults.period || faults.counter ? true : undefined}>
          <summary>{t('typed.advanced')}</summary>
          <div className="page__form">
            <SelectField
              label={t('typed.type')}
              options={TYPES.map((value) => ({ value, label: t(`typed.types.${value}`) }))}
              value={draft.type}
              onChange={(event) => {
                const type = TYPES.find((value) => value === event.target.value);
                if (type) change({ type });
              }}
            />
            {draft.type !== 'steam' && (
              <>
                <SelectField
                  label={t('typed.algorithm')}
                  options={ALGORITHMS.map((value) => ({ value, label: value }))}
                  value={draft.algorithm}
                  onChange={(event) => {
                    const algorithm = ALGORITHMS.find((value) => value === event.target.value);
                    if (algorithm) change({ algorithm });
                  }}
                />
                <SelectField
                  label={t('typed.digits')}
                  options={DIGITS.map((value) => ({ value, label: value }))}
                  value={draft.digits}
                  onChange={(event) => change({ digits: event.target.value })}
                />
              </>
            )}
            {draft.type === 'totp' && (
              <TextField
                label={t('typed.period')}
                inputMode="numeric"
                value={draft.period}
                onChange={(event) => change({ period: event.target.value })}
                error={faults.period}
              />
            )}
            {draft.type === 'hotp' && (
              <TextField
                label={t('typed.counter')}
                inputMode="numeric"
                value={draft.counter}
                onChange={(event) => change({ counter: event.target.value })}
                error={faults.counter}
              />
            )}
          </div>
        </details>
      </form>
    </Dialog>
  );
}

/** Takes the focus to the first field with an error, in the order of the form. */
function useFocusFirstFault(form: React.RefObject<HTMLFormElement | null>, faults: DraftFaults): void {
  useEffect(() => {
    if (Object.keys(faults).length === 0) return;
    const invalid = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    invalid?.focus();
  }, [faults, form]);
}
