import { Link } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Shown until the address is confirmed. */
export function UnverifiedReminder({ email }: { email: string }) {
  const t = useTexts();
  return (
    <Notice
      title={t('addresses.askTitle')}
      action={
        <Link className="cs-button cs-button--secondary" to="/account/addresses">
          {t('addresses.title')}
        </Link>
      }
    >
      {t('addresses.ask', { email })}
    </Notice>
  );
}
