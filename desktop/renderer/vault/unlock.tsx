import { LockKeyhole } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { Button, Notice, useDismissToast } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { ask } from '../bridge/bridge.ts';
import { PasswordForm } from '../pieces/password-form.tsx';
import { useTexts } from '../texts/use-texts.ts';

export interface UnlockProps {
  status: Extract<VaultStatus, { state: 'locked' }>;
  onStatus: (status: VaultStatus) => void;
  /** Rendered beside the page during an attempt. */
  meanwhile: ReactNode;
}

/** Asks for the passphrase or shows the system's authentication prompt. */
export function Unlock({ status, onStatus, meanwhile }: UnlockProps) {
  const t = useTexts();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const dismissToast = useDismissToast();
  // A message may contain an account's name, or offer to undo. It must be gone in the first frame of this page, because
  // names must not be visible while the vault is locked.
  useLayoutEffect(dismissToast, [dismissToast]);

  const unlock = async (passphrase: string) => {
    if (busy) return false;
    setBusy(true);
    setError(undefined);
    const reply = await ask('vault:unlock', { passphrase });
    setBusy(false);
    if (reply.ok) onStatus(reply.value);
    else setError(reply.error.message);
    return reply.ok;
  };

  const unlockBySystem = async () => {
    setBusy(true);
    const reply = await ask('protection:unlock-by-system', undefined);
    setBusy(false);
    if (reply.ok) onStatus(reply.value);
    else setError(reply.error.message);
  };

  return (
    <>
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
        <PasswordForm
          label={t('opening.passphrase')}
          autoComplete="current-password"
          empty={t('opening.typeIt')}
          failure={error}
          onSubmit={unlock}
        >
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
        </PasswordForm>
      </main>
      {busy && meanwhile}
    </>
  );
}
