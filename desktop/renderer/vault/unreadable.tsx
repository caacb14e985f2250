import { FileWarning } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog, Button, Notice } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc-contract.ts';
import { ask } from '../bridge.ts';

export interface UnreadableProps {
  status: Extract<VaultStatus, { state: 'unreadable' }>;
  onStatus: (status: VaultStatus) => void;
}

const HEADLINES = {
  damaged: 'The vault file is damaged',
  newer: 'The vault file is from a newer Countersign',
  'key-lost': 'The key to the vault file is gone',
} as const;

/** A vault file that cannot be used: what is wrong, where it lies, and the one thing to do about it here. */
export function Unreadable({ status, onStatus }: UnreadableProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const setAside = async () => {
    setBusy(true);
    const reply = await ask('vault:set-aside', undefined);
    setBusy(false);
    setAsking(false);
    if (reply.ok) onStatus(reply.value);
    else setFailure(reply.error.message);
  };

  return (
    <main className="page">
      <span className="page__mark" aria-hidden="true">
        <FileWarning />
      </span>
      <div className="page__lead">
        <h1>{HEADLINES[status.cause]}</h1>
        <p>{status.sentence}</p>
        <p className="cs-soft path">{status.path}</p>
        <p className="cs-soft">Nothing has been changed: the file is as it was found.</p>
      </div>
      {failure && <Notice tone="error">{failure}</Notice>}
      <div className="page__buttons">
        <Button onClick={() => setAsking(true)}>Set it aside and start empty</Button>
      </div>
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Set the file aside?"
        description="The file is kept under a dated name in the same folder, and Countersign starts with no accounts. Nothing is deleted."
        confirmLabel="Set it aside"
        confirmKind="primary"
        onConfirm={setAside}
        busy={busy}
      />
    </main>
  );
}
