import { type FormEvent, useEffect, useState } from 'react';
import { Button, Dialog, Notice, PassphraseField, useNow } from '../../../shared/ui/index.ts';
import { QrCard } from '../../../shared/ui/qr-card.tsx';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { MigrationExportView } from '../../ipc/export.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface MoveDialogProps {
  /** The name of the system's authentication prompt, if there is one. */
  systemPrompt: string | undefined;
  onClose: () => void;
}

/** Asks the user to confirm who they are, then shows the export's QR codes one by one. Forgets them when it closes. */
export function MoveDialog({ systemPrompt, onClose }: MoveDialogProps) {
  const t = useTexts();
  const [shown, setShown] = useState<MigrationExportView>();
  const [failure, setFailure] = useState<IpcFailure>();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(onClose, shown.hidesAt - Date.now());
    return () => clearTimeout(timer);
  }, [shown, onClose]);

  const show = async (proof: { passphrase?: string }) => {
    setBusy(true);
    setFailure(undefined);
    const reply = await ask('export:migration', proof);
    setBusy(false);
    setPassphrase('');
    if (reply.ok) setShown(reply.value);
    else setFailure(reply.error);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && passphrase !== '') void show({ passphrase });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('move.title')}
      description={shown ? undefined : t('move.ask')}
      footer={shown && <Button onClick={onClose}>{t('move.hide')}</Button>}
    >
      {shown ? (
        <Codes shown={shown} />
      ) : (
        <form className="page__form" onSubmit={submit} noValidate>
          {failure && <Notice tone="error">{failure.message}</Notice>}
          <PassphraseField
            label={t('opening.passphrase')}
            autoComplete="current-password"
            autoFocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
          <Button kind="primary" type="submit" busy={busy} disabled={passphrase === ''}>
            {t('move.show')}
          </Button>
          {systemPrompt && (
            <Button disabled={busy} onClick={() => show({})}>
              {t('reveal.with', { name: systemPrompt })}
            </Button>
          )}
        </form>
      )}
    </Dialog>
  );
}

function Codes({ shown: { texts, left, hidesAt } }: { shown: MigrationExportView }) {
  const t = useTexts();
  const [part, setPart] = useState(0);
  const seconds = Math.max(0, Math.floor((hidesAt - useNow()) / 1000));
  const text = texts[part];
  return (
    <div className="page__form">
      {text === undefined ? (
        <p>{t('move.nothing')}</p>
      ) : (
        <QrCard text={text} alt={t('move.part', { part: part + 1, count: texts.length })} />
      )}
      {texts.length > 1 && (
        <>
          <p role="status">{t('move.part', { part: part + 1, count: texts.length })}</p>
          <Button disabled={part === 0} onClick={() => setPart(part - 1)}>
            {t('move.previous')}
          </Button>
          <Button kind="primary" disabled={part === texts.length - 1} onClick={() => setPart(part + 1)}>
            {t('move.next')}
          </Button>
        </>
      )}
      {left.length > 0 && (
        <Notice tone="warning">
          <p>{t('move.left')}</p>
          {left.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <p className="cs-soft cs-small">{t('move.hides', { seconds })}</p>
    </div>
  );
}
