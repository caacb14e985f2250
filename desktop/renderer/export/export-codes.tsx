import { useEffect, useState } from 'react';
import { Button, Dialog, useNow } from '../../../shared/ui/index.ts';
import type { Exported } from '../../ipc/export.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface ExportCodesProps {
  shown: Extract<Exported, { kind: 'shown' }>;
  onClose: () => void;
}

/** Shows the export's QR codes one by one, for another app to scan. Forgets them when it closes. */
export function ExportCodes({ shown: { pictures, hidesAt }, onClose }: ExportCodesProps) {
  const t = useTexts();
  const [part, setPart] = useState(0);
  const seconds = Math.max(0, Math.floor((hidesAt - useNow()) / 1000));
  useEffect(() => {
    const timer = setTimeout(onClose, hidesAt - Date.now());
    return () => clearTimeout(timer);
  }, [hidesAt, onClose]);
  const title = t('exporting.part', { part: part + 1, count: pictures.length });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('exporting.title')}
      description={t('exporting.scan')}
      footer={
        <>
          <Button onClick={onClose}>{t('exporting.hide')}</Button>
          {pictures.length > 1 && (
            <>
              <Button disabled={part === 0} onClick={() => setPart(part - 1)}>
                {t('exporting.previous')}
              </Button>
              <Button
                kind="primary"
                disabled={part === pictures.length - 1}
                onClick={() => setPart(part + 1)}
              >
                {t('exporting.next')}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="export__code">
        <p role="status">{title}</p>
        <img src={pictures[part]} alt={title} />
        <p className="cs-soft cs-small">{t('exporting.hides', { seconds })}</p>
      </div>
    </Dialog>
  );
}
