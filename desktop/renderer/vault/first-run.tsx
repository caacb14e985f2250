import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button, Notice } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import { NewPassphrase } from './new-passphrase.tsx';

export interface FirstRunProps {
  status: Extract<VaultStatus, { state: 'new' }>;
  onStatus: (status: VaultStatus) => void;
}

/** Shows where the key will be stored, and asks how to protect it. */
export function FirstRun({ status, onStatus }: FirstRunProps) {
  const t = useTexts();
  const { keyStore, path } = status;
  const { name } = keyStore;
  const [withPassphrase, setWithPassphrase] = useState(!keyStore.available);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const create = async (passphrase?: string) => {
    setBusy(true);
    setFailure(undefined);
    const reply = await ask('vault:create', passphrase === undefined ? {} : { passphrase });
    setBusy(false);
    if (reply.ok) onStatus(reply.value);
    else setFailure(reply.error.message);
  };

  return (
    <main className="page">
      <span className="page__mark" aria-hidden="true">
        <ShieldCheck />
      </span>
      <div className="page__lead">
        <h1>{t('opening.keepHere')}</h1>
        <p className="cs-soft">
          {keyStore.available ? t('opening.withKeyStore', { name }) : t('opening.withPassphrase')}
        </p>
        <p className="cs-soft path">{path}</p>
      </div>
      {!keyStore.available && (
        <Notice tone="warning" title={t('opening.noKeyStore')}>
          {t('opening.noKeyStoreText', { name: name.replace(/\.$/, '') })}
        </Notice>
      )}
      {failure && <Notice tone="error">{failure}</Notice>}
      {withPassphrase ? (
        <NewPassphrase
          submitLabel={
            keyStore.available ? t('opening.protectWithBoth', { name }) : t('opening.protectWithPassphrase')
          }
          busy={busy}
          onSubmit={create}
        >
          {keyStore.available && (
            <Button onClick={() => setWithPassphrase(false)}>{t('opening.without')}</Button>
          )}
        </NewPassphrase>
      ) : (
        <div className="page__form">
          <div className="page__buttons">
            <Button kind="primary" autoFocus busy={busy} onClick={() => create()}>
              {t('opening.protectWith', { name })}
            </Button>
            <Button onClick={() => setWithPassphrase(true)}>{t('opening.addPassphrase')}</Button>
          </div>
          <p className="cs-soft cs-small">{t('opening.why', { name })}</p>
        </div>
      )}
    </main>
  );
}
