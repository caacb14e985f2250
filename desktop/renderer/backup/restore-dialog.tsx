import { type FormEvent, type ReactNode, useState } from 'react';
import { Button, Dialog, Notice, PassphraseField, useToast } from '../../../shared/ui/index.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface RestoreDialogProps {
  title: string;
  channel: 'backup:restore' | 'kit:restore';
  onClose: () => void;
  /** Whether the backup is complete. The dialog asks for the passphrase only then. */
  ready?: boolean;
  /** What the user must know or do first. */
  children?: ReactNode;
}

/** Asks for the passphrase of a backup or a recovery kit, and adds its accounts. */
export function RestoreDialog({ title, channel, onClose, ready = true, children }: RestoreDialogProps) {
  const t = useTexts();
  const toast = useToast();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const restore = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || passphrase === '') return;
    setBusy(true);
    setFailure(undefined);
    const reply = await ask(channel, { passphrase });
    setBusy(false);
    if (!reply.ok) {
      setFailure(reply.error.message);
      return;
    }
    const { added } = reply.value;
    toast({
      tone: 'plain',
      text: added === 0 ? t('backup.nothingNew') : t('backup.restored', { count: added }),
    });
    onClose();
  };

  return (
    <Dialog open onClose={onClose} title={title} description={t('backup.restoreText')}>
      <div className="page__form">
        {children}
        {failure && <Notice tone="error">{failure}</Notice>}
        {ready && (
          <form className="page__form" onSubmit={restore} noValidate>
            <PassphraseField
              label={t('backup.restorePassphrase')}
              autoComplete="current-password"
              autoFocus
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
            <Button kind="primary" type="submit" busy={busy} disabled={passphrase === ''}>
              {t('backup.restoreConfirm')}
            </Button>
          </form>
        )}
      </div>
    </Dialog>
  );
}
