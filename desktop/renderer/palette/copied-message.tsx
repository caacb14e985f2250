import { Check } from 'lucide-react';
import { secondsLeft } from '../../../shared/ui/index.ts';
import type { Copied } from '../../ipc/accounts.ts';
import { shortName } from '../pieces/account-name.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Says briefly what was copied, before the palette closes. */
export function CopiedMessage({ copied }: { copied: Copied }) {
  const t = useTexts();
  const name = shortName(copied);
  const now = Date.now();
  const wait = secondsLeft(copied.startsAt ?? now, now);
  return (
    <main className="palette palette--said">
      <h1 className="cs-visually-hidden">{t('palette.title')}</h1>
      <Check aria-hidden="true" />
      <div role="status">
        <p className="palette__said">
          {copied.which === 'next' && wait > 0
            ? t('palette.copiedNext', { name, wait })
            : t('palette.copied', { name })}
        </p>
        <p className="cs-soft">{t('palette.clears', { seconds: secondsLeft(copied.clearsAt, now) })}</p>
      </div>
    </main>
  );
}
