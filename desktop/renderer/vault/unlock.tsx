import { LockKeyhole } from 'lucide-react';
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button, Notice, PassphraseField, useDismissToast } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface UnlockProps {
  status: Extract<VaultStatus, { state: 'locked' }>;
  onStatus: (status: VaultStatus) => void;
}

/** Asks for the passphrase or shows the system's authentication prompt. */
export function Unlock({ status, onStatus }: UnlockProps) {
  const t = useTexts();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const dismissToast = useDismissToast();
  // A message may contain an account's name, or offer to undo. It must be gone in the first frame of this page, because
  // names must not be visible while the vault is locked.
  useLayoutEffect(dismissToast, [dismissToast]);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (passphrase === '') {
      setError(t('opening.typeIt'));
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

  const unlockBySystem = async () => {
    setBusy(true);
    const reply = await ask('protection:unlock-by-system', undefined);
    setBusy(false);
    if (reply.ok) onStatus(reply.value);
    else setError(reply.error.message);
  };

  return (
    <main className="page">
      <span className="page__mark" aria-hidden="true">
        <LockKeyhole />
      </span>
      <div className="page__lead">
        <h1>{t('opening.locked')}</h1>
        <p className="cs-soft">{t('opening.opensIt')}</p>
      </div>
      {status.reason === 'key-store-changed' && (
        <Notice tone="warning" title={t('opening.changed', { name: status.keyStore.name })}>
          {t('opening.changedText', { name: status.keyStore.name })}
        </Notice>
      )}
      <form className="page__form" onSubmit={unlock} noValidate>
        <PassphraseField
          alert
          ref={field}
          label={t('opening.passphrase')}
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
            {t('opening.unlock')}
          </Button>
          {status.systemPrompt && (
            <Button disabled={busy} onClick={unlockBySystem}>
              {t('opening.unlockBy', { name: status.systemPrompt })}
            </Button>
          )}
        </div>
      </form>
    </main>
  );
}
