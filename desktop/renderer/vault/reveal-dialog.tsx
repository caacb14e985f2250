import { useEffect, useState } from 'react';
import { groupKey } from '../../../shared/base32.ts';
import { Button, Dialog, Notice, useNow, useToast } from '../../../shared/ui/index.ts';
import { QrCard } from '../../../shared/ui/qr-card.tsx';
import type { AccountView } from '../../ipc/accounts.ts';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { RevealedKey } from '../../ipc/protection.ts';
import { AskFirst } from '../pieces/ask-first.tsx';
import { useTexts } from '../texts/use-texts.ts';
import './reveal-dialog.css';

export interface RevealDialogProps {
  account: Pick<AccountView, 'id' | 'issuer' | 'account'>;
  /** The name of the system's authentication prompt, if there is one. */
  systemPrompt: string | undefined;
  onClose: () => void;
}

/** Asks for the passphrase, then shows one key and its QR code for half a minute. Forgets them when it closes. */
export function RevealDialog({ account, systemPrompt, onClose }: RevealDialogProps) {
  const t = useTexts();
  const toast = useToast();
  const [key, setKey] = useState<RevealedKey>();
  const [failure, setFailure] = useState<IpcFailure>();
  const name = account.issuer || account.account;

  useEffect(() => {
    if (!key) return undefined;
    const timer = setTimeout(() => {
      toast({ tone: 'plain', text: t('reveal.hidden') });
      onClose();
    }, key.hidesAt - Date.now());
    return () => clearTimeout(timer);
  }, [key, onClose, toast, t]);

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('reveal.title', { name })}
      description={key ? undefined : t('reveal.text')}
      footer={key && <Button onClick={onClose}>{t('reveal.hide')}</Button>}
    >
      {key ? (
        <Shown revealed={key} />
      ) : (
        <div className="page__form">
          {failure && <Notice tone="error">{failure.message}</Notice>}
          <AskFirst id={account.id} systemPrompt={systemPrompt} onKey={setKey} onFailure={setFailure} />
        </div>
      )}
    </Dialog>
  );
}

function Shown({ revealed }: { revealed: RevealedKey }) {
  const t = useTexts();
  const seconds = Math.max(0, Math.floor((revealed.hidesAt - useNow()) / 1000));
  return (
    <div className="revealed">
      <QrCard text={revealed.keyUri} alt={t('reveal.qr')} />
      <section className="revealed__key" aria-label={t('reveal.key')}>
        <code className="path">{groupKey(revealed.secret)}</code>
      </section>
      <p className="cs-soft cs-small">{t('reveal.hides', { seconds })}</p>
    </div>
  );
}
