import { FileWarning } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog, Button, Notice } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface UnreadableProps {
  status: Extract<VaultStatus, { state: 'unreadable' }>;
  onStatus: (status: VaultStatus) => void;
}

const HEADLINES = {
  damaged: 'opening.damaged',
  'no-read': 'opening.noRead',
  missing: 'opening.missing',
  away: 'opening.away',
  newer: 'opening.newer',
  'key-lost': 'opening.keyLost',
} as const;

/** Explains why the vault file cannot be used, where it is, and what the user can do. */
export function Unreadable({ status, onStatus }: UnreadableProps) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const mend = async (by: 'vault:set-aside' | 'versions:use-latest') => {
    setBusy(true);
    const reply = await ask(by, undefined);
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
        <h1>{t(HEADLINES[status.cause])}</h1>
        <p>{status.sentence}</p>
        <p className="cs-soft path">{status.path}</p>
        <p className="cs-soft">{t('opening.untouched')}</p>
      </div>
      {failure && <Notice tone="error">{failure}</Notice>}
      <div className="page__buttons">
        {['damaged', 'no-read', 'missing'].includes(status.cause) && (
          <Button kind="primary" busy={busy} onClick={() => mend('versions:use-latest')}>
            {t('opening.useLatest')}
          </Button>
        )}
        <Button onClick={() => setAsking(true)}>{t('opening.aside')}</Button>
      </div>
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('opening.asideTitle')}
        description={t('opening.asideText')}
        confirmLabel={t('opening.asideConfirm')}
        confirmKind="primary"
        onConfirm={() => mend('vault:set-aside')}
        busy={busy}
      />
    </main>
  );
}
