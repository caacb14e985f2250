import { Button, Notice, useFromNow } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import { formatTimeLeft } from '../time/time-left.ts';
import type { Sending } from './use-sending.ts';

/** Says where the code was sent, and sends another one when that is allowed. */
export function Resend({
  sending: { sent, busy, fault, waitUntil = 0, saidAt, send },
}: {
  sending: Sending;
}) {
  const t = useTexts();
  const waiting = useFromNow((now) => now < waitUntil);
  const left = useFromNow((now) => formatTimeLeft(waitUntil, Math.max(now, saidAt)));
  return (
    <div className="resend">
      {fault && <Notice tone="error">{fault}</Notice>}
      {sent && (
        <p role="status" className="cs-small cs-soft">
          {sent.times === 1
            ? t('sentCodes.sentTo', { to: sent.to })
            : t('sentCodes.sentAgain', { to: sent.to })}
        </p>
      )}
      <p className="cs-small cs-soft">
        {waiting ? (
          <span role="timer" className="expires-in">
            {t('sentCodes.resendIn', { left })}
          </span>
        ) : (
          <Button kind="quiet" busy={busy} onClick={() => void send()}>
            {t('sentCodes.resend')}
          </Button>
        )}
      </p>
    </div>
  );
}
