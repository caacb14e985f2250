import { Dialog } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc-contract.ts';

export interface TrustDialogProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  onClose: () => void;
}

/** Where the accounts are, and what opens them. */
export function TrustDialog({ status, onClose }: TrustDialogProps) {
  const { keyStore, protection, path } = status;
  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutsidePress
      title="Where your accounts are"
      description="In one encrypted file on this computer. Nothing is sent anywhere."
    >
      <div className="page__form">
        <p className="path">{path}</p>
        {protection.includes('key-store') && (
          <p>
            {keyStore.name} keeps a key to the file and opens it while you are signed in to this computer.
          </p>
        )}
        {protection.includes('passphrase') ? (
          <p>Your passphrase opens the file, here and on another computer. Nobody can reset it.</p>
        ) : (
          <p>There is no passphrase: without {keyStore.name} the file cannot be opened.</p>
        )}
      </div>
    </Dialog>
  );
}
