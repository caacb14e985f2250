import { memo, useEffect, useState } from 'react';
import { Button } from '../../../shared/ui/index.ts';
import type { FoundReport } from '../../ipc/found.ts';
import type { KitProgress } from '../../ipc/kit.ts';
import { listen } from '../bridge/bridge.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useTexts } from '../texts/use-texts.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import '../pieces/safe.css';

export interface KitRestoreProps {
  /** The report under review, if any. */
  report: FoundReport | undefined;
  discard: () => void;
}

/** Opens when a part of a recovery kit was scanned in any way, and guides the user to the other parts. */
export const KitRestore = memo(function KitRestore({ report, discard }: KitRestoreProps) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const [progress, setProgress] = useState<KitProgress>();
  useEffect(() => listen('kit:changed', setProgress), []);
  useEffect(() => {
    // If the review has only parts of the kit, there is nothing to add. This dialog names the parts.
    if (progress && report?.items.every(({ kind }) => kind === 'other')) discard();
  }, [progress, report, discard]);
  if (!progress) return null;

  const { have, of } = progress;
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((part) => !have.includes(part));
  const close = () => {
    setProgress(undefined);
    void askWithToast('kit:discard', undefined);
  };
  /** The parts arrive by the event. Other findings are discarded. */
  const more = async (channel: 'found:scan-screens' | 'found:open-image') => {
    const reply = await askWithToast(channel, undefined);
    if (reply?.value) await askWithToast('found:discard', { reportId: reply.value.reportId });
  };
  return (
    <RestoreDialog
      title={t(missing.length === 0 ? 'kit.scanned' : 'kit.scanning')}
      channel="kit:restore"
      onClose={close}
      ready={missing.length === 0}
    >
      <p role="status">
        {missing.length === 0
          ? t('kit.whole', { of })
          : t('kit.progress', { have: have.length, of, missing: missing.map(String) })}
      </p>
      {missing.length > 0 && (
        <div className="safe__buttons">
          <Button kind="primary" onClick={() => more('found:scan-screens')}>
            {t('kit.scanMore')}
          </Button>
          <Button onClick={() => more('found:open-image')}>{t('kit.openMore')}</Button>
          <Button kind="quiet" onClick={close}>
            {t('kit.discard')}
          </Button>
        </div>
      )}
    </RestoreDialog>
  );
});
