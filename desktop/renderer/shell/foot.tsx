import { CircleHelp, LockKeyhole, ShieldCheck } from 'lucide-react';
import { Button } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc-contract.ts';
import { protectionName } from './protection.ts';
import './foot.css';

export interface FootProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  onTrust: () => void;
  onLock: () => void;
  onShortcuts: () => void;
}

/** Where the key is kept, and how to close the door. */
export function Foot({ status, onTrust, onLock, onShortcuts }: FootProps) {
  return (
    <footer className="foot">
      <Button
        kind="quiet"
        className="foot__trust"
        icon={<ShieldCheck aria-hidden="true" />}
        onClick={onTrust}
      >
        <span className="cs-visually-hidden">Protected by </span>
        {protectionName(status)}
      </Button>
      {status.protection.includes('passphrase') && (
        <Button kind="quiet" icon={<LockKeyhole aria-hidden="true" />} onClick={onLock}>
          Lock
        </Button>
      )}
      <Button
        kind="quiet"
        className="foot__shortcuts"
        icon={<CircleHelp aria-hidden="true" />}
        onClick={onShortcuts}
      >
        Shortcuts
      </Button>
    </footer>
  );
}
