import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button, PassphraseField } from '../../../shared/ui/index.ts';
import { passphraseFaults, passphraseStrength, SHORTEST_PASSPHRASE } from '../pieces/passphrase-strength.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface NewPassphraseProps {
  submitLabel: string;
  busy: boolean;
  onSubmit: (passphrase: string) => void;
  /** Whether the field gets the focus first. */
  autoFocus?: boolean;
  /** More buttons beside the main one. */
  children?: ReactNode;
}

/** Asks for a new passphrase twice, and rates it as the user types. */
export function NewPassphrase({
  submitLabel,
  busy,
  onSubmit,
  autoFocus = true,
  children,
}: NewPassphraseProps) {
  const t = useTexts();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [faults, setFaults] = useState<ReturnType<typeof passphraseFaults>>({});
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
        alert
        ref={first}
        label={t('passphrase.label')}
        autoComplete="new-password"
        autoFocus={autoFocus}
        value={passphrase}
        onChange={(event) => {
          setPassphrase(event.target.value);
          setFaults({});
        }}
        error={faults.passphrase && t(`passphrase.${faults.passphrase}`, { least: SHORTEST_PASSPHRASE })}
        hint={
          faults.passphrase
            ? undefined
            : t(`passphrase.${passphraseStrength(passphrase)}`, { least: SHORTEST_PASSPHRASE })
        }
      />
      <PassphraseField
        alert
        ref={second}
        label={t('passphrase.again')}
        autoComplete="new-password"
        value={repeated}
        onChange={(event) => {
          setRepeated(event.target.value);
          setFaults({});
        }}
        error={faults.repeated && t(`passphrase.${faults.repeated}`)}
        hint={t('passphrase.keepIt')}
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
