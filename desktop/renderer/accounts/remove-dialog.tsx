import { AlertDialog } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc-contract.ts';
import { shortName } from './account-name.ts';

export interface RemoveDialogProps {
  account: AccountView;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before an account goes, and says what its going means. */
export function RemoveDialog({ account, onClose, onConfirm }: RemoveDialogProps) {
  const name = shortName(account);
  return (
    <AlertDialog
      open
      onClose={onClose}
      title={`Remove ${name}?`}
      description={
        <>
          {account.issuer && account.account && <p dir="auto">{account.account}</p>}
          <p>
            Countersign will no longer make codes for it. This does not turn off two-factor authentication at{' '}
            {name}: do that there first, or keep another way to sign in.
          </p>
        </>
      }
      confirmLabel="Remove"
      onConfirm={onConfirm}
    />
  );
}
