import { type FormEvent, useId, useRef, useState } from 'react';
import { Button, Dialog, PassphraseField } from '../../../shared/ui/index.ts';
import type { FoundReport } from '../../ipc-contract.ts';
import { ask } from '../bridge.ts';

export interface KeyUriDialogProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
  onFound: (report: FoundReport) => void;
}

/** Takes a key URI as text: what a QR holds, or what another app exports. */
export function KeyUriDialog({ text, onText, onClose, onFound }: KeyUriDialogProps) {
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (text.trim() === '') {
      setError('Paste the key URI here first; it begins with otpauth://.');
      field.current?.focus();
      return;
    }
    setBusy(true);
    const reply = await ask('found:key-uri', { text });
    setBusy(false);
    if (reply.ok) {
      onFound(reply.value);
    } else {
      setError(reply.error.message);
      field.current?.focus();
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title="Paste a key URI"
      description="The text inside an enrolment QR code, which begins with otpauth://."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={formId} busy={busy}>
            Check the text
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <PassphraseField
          ref={field}
          label="Key URI"
          noun="key URI"
          hint="It holds a secret, so it is hidden here. Clear it from where you copied it when you are done."
          autoComplete="off"
          className="cs-input--code"
          maxLength={20_000}
          autoFocus
          value={text}
          onChange={(event) => {
            onText(event.target.value);
            setError(undefined);
          }}
          error={error}
        />
      </form>
    </Dialog>
  );
}
