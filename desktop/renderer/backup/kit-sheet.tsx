import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../../../shared/ui/index.ts';
import { QrCard } from '../../../shared/ui/qr-card.tsx';
import type { RecoveryKit } from '../../ipc/kit.ts';
import { dayInWords } from '../pieces/day-in-words.ts';
import { useTexts } from '../texts/use-texts.ts';
import './kit-sheet.css';

export interface KitSheetProps {
  kit: RecoveryKit;
  onClose: () => void;
}

/** Shows the recovery kit for printing: what it is, how to restore from it, and its QR codes. */
export function KitSheet({ kit, onClose }: KitSheetProps) {
  const t = useTexts();
  const when = dayInWords(kit.madeAt);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The page behind it also uses Escape.
      event.preventDefault();
      onClose();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [onClose]);
  // A portal outside the page, so that the page can be left out of the print.
  return createPortal(
    <div className="kit-sheet" role="dialog" aria-modal="true" aria-label={t('kit.title')}>
      <div className="kit-sheet__bar">
        <Button kind="primary" autoFocus onClick={() => window.print()}>
          {t('kit.print')}
        </Button>
        <Button onClick={onClose}>{t('kit.close')}</Button>
      </div>
      <div className="kit-sheet__paper">
        <h2>{t('kit.sheetTitle')}</h2>
        <p>{t('kit.sheetText', { count: kit.accounts, when })}</p>
        <p>{t('kit.how')}</p>
        <div className="kit-sheet__codes">
          {kit.parts.map((part, index) => {
            const name = t('kit.part', { number: index + 1, count: kit.parts.length });
            return (
              <figure key={part}>
                <QrCard text={part} alt={name} />
                <figcaption>{name}</figcaption>
              </figure>
            );
          })}
        </div>
      </div>
    </div>,
    document.body,
  );
}
