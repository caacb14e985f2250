import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button, Dialog, Notice, PassphraseField, SelectField, TextField } from '../../../shared/ui/index.ts';
import type { FoundReport } from '../../ipc-contract.ts';
import { ask } from '../bridge.ts';
import { type DraftFaults, readDraft, type TypedDraft } from './typed-draft.ts';
import './typed-form.css';

export interface TypedFormProps {
  draft: TypedDraft;
  onDraft: (draft: TypedDraft) => void;
  onClose: () => void;
  onFound: (report: FoundReport) => void;
}

const TYPES = [
  { value: 'totp', label: 'Time-based (TOTP), as almost everywhere' },
  { value: 'hotp', label: 'Counter-based (HOTP)' },
  { value: 'steam', label: 'Steam Guard' },
] as const satisfies { value: TypedDraft['type']; label: string }[];
const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'] as const satisfies TypedDraft['algorithm'][];
const DIGITS = ['6', '7', '8', '9', '10'];

/** An account typed by hand. What it makes is shown for a look before it is saved. */
export function TypedForm({ draft, onDraft, onClose, onFound }: TypedFormProps) {
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
      title="Type it in"
      description="Sites show the key beside the QR code, often under “Can’t scan?”."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={formId} busy={busy}>
            Check the key
          </Button>
        </>
      }
    >
      <form id={formId} ref={form} className="page__form" onSubmit={submit} noValidate>
        {failure && <Notice tone="error">{failure}</Notice>}
        <TextField
          label="Issuer"
          hint="The site or company, such as GitHub."
          dir="auto"
          maxLength={200}
          autoFocus
          value={draft.issuer}
          onChange={(event) => change({ issuer: event.target.value })}
          error={faults.issuer}
        />
        <TextField
          label="Account"
          hint="Your name there, such as ann@example.com."
          dir="auto"
          maxLength={200}
          autoCapitalize="none"
          spellCheck={false}
          value={draft.account}
          onChange={(event) => change({ account: event.target.value })}
          error={faults.account}
        />
        <PassphraseField
          label="Key"
          noun="key"
          hint="Letters A to Z and digits 2 to 7. Spaces and capitals do not matter."
          autoComplete="off"
          className="cs-input--code"
          maxLength={4096}
          value={draft.secret}
          onChange={(event) => change({ secret: event.target.value })}
          error={faults.secret}
        />
        <details className="advanced" open={faults.period || faults.counter ? true : undefined}>
          <summary>Advanced: only where the site says so</summary>
          <div className="page__form">
            <SelectField
              label="Type"
              options={TYPES}
              value={draft.type}
              onChange={(event) => {
                const type = TYPES.find(({ value }) => value === event.target.value);
                if (type) change({ type: type.value });
              }}
            />
            {draft.type !== 'steam' && (
              <>
                <SelectField
                  label="Algorithm"
                  options={ALGORITHMS.map((value) => ({ value, label: value }))}
                  value={draft.algorithm}
                  onChange={(event) => {
                    const algorithm = ALGORITHMS.find((value) => value === event.target.value);
                    if (algorithm) change({ algorithm });
                  }}
                />
                <SelectField
                  label="Digits"
                  options={DIGITS.map((value) => ({ value, label: value }))}
                  value={draft.digits}
                  onChange={(event) => change({ digits: event.target.value })}
                />
              </>
            )}
            {draft.type === 'totp' && (
              <TextField
                label="Period, in seconds"
                inputMode="numeric"
                value={draft.period}
                onChange={(event) => change({ period: event.target.value })}
                error={faults.period}
              />
            )}
            {draft.type === 'hotp' && (
              <TextField
                label="Counter"
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
