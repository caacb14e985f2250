import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button, Notice } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc-contract.ts';
import { ask } from '../bridge.ts';
import { NewPassphrase } from './new-passphrase.tsx';

export interface FirstRunProps {
  status: Extract<VaultStatus, { state: 'new' }>;
  onStatus: (status: VaultStatus) => void;
}

/** The first screen of all: where the key will be kept, and one decision about it. */
export function FirstRun({ status, onStatus }: FirstRunProps) {
  const { keyStore, path } = status;
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
        <h1>Keep your second factors here</h1>
        {keyStore.available ? (
          <p className="cs-soft">
            Your accounts are encrypted in one file on this computer. {keyStore.name} keeps the key that opens
            it, so Countersign opens when you are signed in to your computer, and for nobody else.
          </p>
        ) : (
          <p className="cs-soft">
            Your accounts are encrypted in one file on this computer. A passphrase that only you know opens
            it.
          </p>
        )}
        <p className="cs-soft path">{path}</p>
      </div>
      {!keyStore.available && (
        <Notice tone="warning" title="This system offers no real key store">
          {keyStore.name.replace(/\.$/, '')}. So Countersign asks for your passphrase each time it starts.
        </Notice>
      )}
      {failure && <Notice tone="error">{failure}</Notice>}
      {withPassphrase ? (
        <NewPassphrase
          submitLabel={
            keyStore.available ? `Protect with ${keyStore.name} and passphrase` : 'Protect with passphrase'
          }
          busy={busy}
          onSubmit={create}
        >
          {keyStore.available && (
            <Button onClick={() => setWithPassphrase(false)}>Without a passphrase</Button>
          )}
        </NewPassphrase>
      ) : (
        <div className="page__form">
          <div className="page__buttons">
            <Button kind="primary" busy={busy} onClick={() => create()}>
              {`Protect with ${keyStore.name}`}
            </Button>
            <Button onClick={() => setWithPassphrase(true)}>Add a passphrase too</Button>
          </div>
          <p className="cs-soft cs-small">
            A passphrase opens the file even where {keyStore.name} is lost: on a new computer, or after its
            reset.
          </p>
        </div>
      )}
    </main>
  );
}
