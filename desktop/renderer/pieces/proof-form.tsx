import { type FormEvent, useState } from 'react';
import { Button, PassphraseField } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface ProofFormProps {
  /** What the button does. */
  action: string;
  /** The button of the system's authentication prompt, with its name. `undefined` if there is none. */
  systemAction: string | undefined;
  /** Called with the passphrase, or without it for the system's prompt. The form is busy until it ends. */
  onProof: (proof: { passphrase?: string }) => Promise<void>;
  autoFocus?: boolean;
  label?: string;
}

/** Asks for the passphrase, or for the system's authentication prompt, before keys are shown or shared. */
export function ProofForm({ action, systemAction, onProof, autoFocus = false, label }: ProofFormProps) {
  const t = useTexts();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);

  const prove = async (proof: { passphrase?: string }) => {
    setBusy(true);
    await onProof(proof);
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && passphrase !== '') void prove({ passphrase });
  };

  return (
    <form className="page__form" onSubmit={submit} noValidate aria-label={label}>
      <PassphraseField
        label={t('opening.passphrase')}
        autoComplete="current-password"
        autoFocus={autoFocus}
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <Button kind="primary" type="submit" busy={busy} disabled={passphrase === ''}>
        {action}
      </Button>
      {systemAction !== undefined && (
        <Button disabled={busy} onClick={() => prove({})}>
          {systemAction}
        </Button>
      )}
    </form>
  );
}
