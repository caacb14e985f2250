import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button, PassphraseField } from '../../../shared/ui/index.ts';
import { passphraseFaults, passphraseStrength } from './passphrase-strength.ts';

export interface NewPassphraseProps {
  submitLabel: string;
  busy: boolean;
  onSubmit: (passphrase: string) => void;
  /** More buttons, beside the main one. */
  children?: ReactNode;
}

/** Chooses a passphrase: typed twice, judged as it is typed. */
export function NewPassphrase({ submitLabel, busy, onSubmit, children }: NewPassphraseProps) {
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [faults, setFaults] = useState<{ passphrase?: string; repeated?: string }>({});
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = passphraseFaults(passphrase, repeated);
    setFaults(found);
    if (found.passphrase) first.current?.focus();
    else if (found.repeated) second.current?.focus();
    else onSubmit(passphrase);
  };

  return (
    <form className="page__form" onSubmit={submit} noValidate>
      <PassphraseField
        ref={first}
        label="Passphrase"
        autoComplete="new-password"
        autoFocus
        value={passphrase}
        onChange={(event) => {
          setPassphrase(event.target.value);
          setFaults({});
        }}
        error={faults.passphrase}
        hint={faults.passphrase ? undefined : passphraseStrength(passphrase).sentence}
      />
      <PassphraseField
        ref={second}
        label="The same passphrase again"
        autoComplete="new-password"
        value={repeated}
        onChange={(event) => {
          setRepeated(event.target.value);
          setFaults({});
        }}
        error={faults.repeated}
        hint="Nobody can reset it. Write it down and keep it somewhere safe."
      />
      <div className="page__buttons">
        <Button kind="primary" type="submit" busy={busy}>
          {submitLabel}
        </Button>
        {children}
      </div>
    </form>
  );
}
