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
  /** What is under review, if anything. */
  report: FoundReport | undefined;
  /** Ends that review. */
  discard: () => void;
}

/** Opens by itself once a part of a recovery kit was scanned, from wherever, and guides to the whole. */
export const KitRestore = memo(function KitRestore({ report, discard }: KitRestoreProps) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const [progress, setProgress] = useState<KitProgress>();
  useEffect(() => listen('kit:changed', setProgress), []);
  useEffect(() => {
    // A review of nothing but the kit's parts has nothing to add; this dialog says what they are.
    if (progress && report?.items.every(({ kind }) => kind === 'other')) discard();
  }, [progress, report, discard]);
  if (!progress) return null;

  const { have, of } = progress;
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((part) => !have.includes(part));
  const close = () => {
    setProgress(undefined);
    void askWithToast('kit:discard', undefined);
  };
  /** The parts come back by the event; what else was found is of no interest here. */
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
          : t('kit.progress', { have: have.length, of, missing: missing.join(', ') })}
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
