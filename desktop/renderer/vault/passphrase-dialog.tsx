import { useState } from 'react';
import { Dialog, Notice, PassphraseField, useToast } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import { NewPassphrase } from './new-passphrase.tsx';

export interface PassphraseDialogProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  onClose: () => void;
}

/** Sets or changes the passphrase. */
export function PassphraseDialog({ status, onClose }: PassphraseDialogProps) {
  const t = useTexts();
  const toast = useToast();
  const hasOne = status.protection.includes('passphrase');
  const [present, setPresent] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const set = async (next: string) => {
    setBusy(true);
    setFailure(undefined);
    const reply = await ask('protection:set-passphrase', hasOne ? { next, present } : { next });
    setBusy(false);
    if (!reply.ok) {
      setFailure(reply.error.message);
      return;
    }
    toast({ tone: 'plain', text: t('passphrase.changed') });
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={hasOne ? t('passphrase.change') : t('passphrase.set')}
      description={
        hasOne ? t('passphrase.changeText') : t('passphrase.setText', { name: status.keyStore.name })
      }
    >
      <div className="page__form">
        {failure && <Notice tone="error">{failure}</Notice>}
        {hasOne && (
          <PassphraseField
            label={t('passphrase.present')}
            autoComplete="current-password"
            autoFocus
            value={present}
            onChange={(event) => setPresent(event.target.value)}
          />
        )}
        <NewPassphrase
          submitLabel={hasOne ? t('passphrase.change') : t('passphrase.set')}
          busy={busy}
          autoFocus={!hasOne}
          onSubmit={set}
        />
      </div>
    </Dialog>
  );
}
