import { useState } from 'react';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useReply } from '../bridge/use-reply.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Tells on the main page that the last backup failed, until one succeeds. */
export function BackupNotice() {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const { value: backups, set } = useReply('backup:status', 'backup:changed');
  const [busy, setBusy] = useState(false);
  if (backups?.failure === undefined) return null;
  const again = async () => {
    setBusy(true);
    const reply = await askWithToast('backup:now', undefined);
    setBusy(false);
    if (reply) set(reply.value);
  };
  return (
    <Notice
      tone="warning"
      title={t('backup.failed')}
      action={
        <Button busy={busy} onClick={again}>
          {t('backup.again')}
        </Button>
      }
    >
      {backups.failure}
    </Notice>
  );
}
