import { type FormEvent, useId, useRef, useState } from 'react';
import { Button, Dialog, PassphraseField } from '../../../shared/ui/index.ts';
import { LONGEST_TEXT } from '../../found-limits.ts';
import type { FoundReport } from '../../ipc/found.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface KeyUriDialogProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
  onFound: (report: FoundReport) => void;
}

/** Reads a key URI as text, for example the content of a QR code or an export of another app. */
export function KeyUriDialog({ text, onText, onClose, onFound }: KeyUriDialogProps) {
  const t = useTexts();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (text.trim() === '') {
      setError(t('paste.empty'));
      field.current?.focus();
      return;
    }
    setBusy(true);
    const reply = await ask('found:key-uri', { text });
    setBusy(false);
    if (reply.ok) {
      if (reply.value) onFound(reply.value);
    } else {
      setError(reply.error.message);
      field.current?.focus();
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('paste.title')}
      description={t('paste.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button kind="primary" type="submit" form={formId} busy={busy}>
            {t('paste.check')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <PassphraseField
          alert
          ref={field}
          label={t('paste.label')}
          reveal={{ show: t('paste.show'), hide: t('paste.hide') }}
          hint={t('paste.hint')}
          autoComplete="off"
          className="cs-input--code"
          maxLength={LONGEST_TEXT}
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
