import { CircleHelp, LockKeyhole, Settings, ShieldCheck } from 'lucide-react';
import { memo } from 'react';
import { Button, IconButton } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { useTexts } from '../texts/use-texts.ts';
import { protectionName } from './protection.ts';
import './foot.css';

export interface FootProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  onLock: () => void;
  onSettings: () => void;
  onAsk: (asked: { kind: 'trust' | 'shortcuts' }) => void;
}

/** Shows where the key is kept, and the button that locks the vault. */
export const Foot = memo(function Foot({ status, onLock, onSettings, onAsk }: FootProps) {
  const t = useTexts();
  return (
    <footer className="foot">
      <Button
        kind="quiet"
        className="foot__trust"
        icon={<ShieldCheck aria-hidden="true" />}
        aria-label={t('shell.protectedBy', { name: protectionName(status) })}
        onClick={() => onAsk({ kind: 'trust' })}
      >
        {protectionName(status)}
      </Button>
      {status.protection.includes('passphrase') && (
        <Button kind="quiet" icon={<LockKeyhole aria-hidden="true" />} onClick={onLock}>
          {t('shell.lock')}
        </Button>
      )}
      <span className="foot__end">
        <IconButton
          label={t('shell.settings')}
          aria-keyshortcuts="Control+Comma Meta+Comma"
          icon={<Settings aria-hidden="true" />}
          onClick={onSettings}
        />
        <IconButton
          label={t('shell.shortcuts')}
          icon={<CircleHelp aria-hidden="true" />}
          onClick={() => onAsk({ kind: 'shortcuts' })}
        />
      </span>
    </footer>
  );
});
