import { DAY } from '../../../shared/durations.ts';
import { AlertDialog } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { BIN_KEEPS } from '../../spans.ts';
import { shortName } from '../pieces/account-name.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface RemoveDialogProps {
  account: AccountView;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before it removes an account, and explains what removal means. */
export function RemoveDialog({ account, onClose, onConfirm }: RemoveDialogProps) {
  const t = useTexts();
  const name = shortName(account);
  return (
    <AlertDialog
      open
      onClose={onClose}
      title={t('remove.title', { name })}
      description={
        <>
          {account.issuer && account.account && (
            <p>
              <bdi>{account.account}</bdi>
            </p>
          )}
          <p>{t('remove.text', { name, days: BIN_KEEPS / DAY })}</p>
        </>
      }
      confirmLabel={t('remove.confirm')}
      onConfirm={onConfirm}
    />
  );
}
