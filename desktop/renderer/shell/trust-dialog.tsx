import { Dialog } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface TrustDialogProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  onClose: () => void;
}

/** Explains where the accounts are stored, and what opens them. */
export function TrustDialog({ status, onClose }: TrustDialogProps) {
  const t = useTexts();
  const { keyStore, protection, path } = status;
  return (
    <Dialog open onClose={onClose} closeOnOutsidePress title={t('trust.title')} description={t('trust.text')}>
      <div className="page__form">
        <p className="path">{path}</p>
        {protection.includes('key-store') && <p>{t('trust.keyStore', { name: keyStore.name })}</p>}
        {protection.includes('passphrase') ? (
          <p>{t('trust.passphrase')}</p>
        ) : (
          <p>{t('trust.noPassphrase', { name: keyStore.name })}</p>
        )}
      </div>
    </Dialog>
  );
}
