import { Notice } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { PasskeysHere } from './passkeys-here.ts';

/** Explains why passkeys do not work on this page, and where they do. */
export function PasskeysElsewhere({ here }: { here: PasskeysHere }) {
  const t = useTexts();
  if (here.can) return null;
  if (!('elsewhere' in here)) return <Notice tone="warning">{t('passkeys.noneHere')}</Notice>;
  return (
    <Notice
      tone="warning"
      action={
        <a className="cs-button cs-button--secondary" href={here.elsewhere + window.location.pathname}>
          {t('passkeys.openLocalhost', { address: here.elsewhere })}
        </a>
      }
    >
      {t('passkeys.atLocalhost')}
    </Notice>
  );
}
