import { Button } from '../../../../shared/ui/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { Address } from './address.ts';

export interface AddressRowProps {
  address: Address;
  busy: boolean;
  onResend: () => void;
  onRemove: () => void;
  onMakePrimary: () => void;
}

/** Shows an address, whether it is confirmed, and its actions. */
export function AddressRow({ address, busy, onResend, onRemove, onMakePrimary }: AddressRowProps) {
  const t = useTexts();
  const { email, verified, isPrimary } = address;
  return (
    <li className="browsers__one">
      <div className="browsers__text">
        <h3>{email}</h3>
        <p className="cs-small cs-soft">
          {[t(verified ? 'addresses.verified' : 'addresses.unverified'), isPrimary && t('addresses.primary')]
            .filter((part) => part !== false)
            .join(' · ')}
        </p>
      </div>
      <div className="buttons">
        {!verified && (
          <Button
            aria-label={t('addresses.resendNamed', { email })}
            aria-disabled={busy || undefined}
            onClick={onResend}
          >
            {t('addresses.resend')}
          </Button>
        )}
        {verified && !isPrimary && (
          <Button aria-label={t('addresses.makePrimaryNamed', { email })} onClick={onMakePrimary}>
            {t('addresses.makePrimary')}
          </Button>
        )}
        {!isPrimary && (
          <Button aria-label={t('addresses.removeNamed', { email })} onClick={onRemove}>
            {t('addresses.remove')}
          </Button>
        )}
      </div>
    </li>
  );
}
