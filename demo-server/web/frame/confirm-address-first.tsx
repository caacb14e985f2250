import { Link } from 'react-router';
import { Notice } from '../../../shared/ui/index.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useTexts } from '../texts/use-texts.ts';

/** Shown where people set something up: whatever is there before the address is confirmed goes when it is. */
export function ConfirmAddressFirst() {
  const { visitor } = useVisitor();
  const t = useTexts();
  if (visitor?.kind !== 'member' || visitor.user.emailVerified) return null;
  return (
    <Notice
      tone="warning"
      title={t('addresses.firstTitle')}
      action={
        <Link className="cs-button cs-button--secondary" to="/account/addresses">
          {t('addresses.title')}
        </Link>
      }
    >
      {t('addresses.first', { email: visitor.user.email })}
    </Notice>
  );
}
