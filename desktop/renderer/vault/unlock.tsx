import { LockKeyhole } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { Button, Notice, PassphraseField } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc-contract.ts';
import { ask } from '../bridge.ts';

export interface UnlockProps {
  status: Extract<VaultStatus, { state: 'locked' }>;
  onStatus: (status: VaultStatus) => void;
}

/** Asks for the passphrase. */
export function Unlock({ status, onStatus }: UnlockProps) {
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (passphrase === '') {
      setError('Type your passphrase.');
      field.current?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    const reply = await ask('vault:unlock', { passphrase });
    setBusy(false);
    if (reply.ok) {
      onStatus(reply.value);
      return;
    }
    setError(reply.error.message);
    field.current?.focus();
    field.current?.select();
  };

  return (
    <main className="page">
      <span className="page__mark" aria-hidden="true">
        <LockKeyhole />
      </span>
      <div className="page__lead">
        <h1>Countersign is locked</h1>
        <p className="cs-soft">Your passphrase opens it.</p>
      </div>
      {status.reason === 'key-store-changed' && (
        <Notice tone="warning" title={`${status.keyStore.name} no longer opens this vault`}>
          That happens after a reset or on a new computer. Nothing is lost: your passphrase still opens it.
        </Notice>
      )}
      <form className="page__form" onSubmit={unlock} noValidate>
        <PassphraseField
          ref={field}
          label="Passphrase"
          autoComplete="current-password"
          autoFocus
          value={passphrase}
          onChange={(event) => {
            setPassphrase(event.target.value);
            setError(undefined);
          }}
          error={error}
        />
        <div className="page__buttons">
          <Button kind="primary" type="submit" busy={busy}>
            Unlock
          </Button>
        </div>
      </form>
    </main>
  );
}
