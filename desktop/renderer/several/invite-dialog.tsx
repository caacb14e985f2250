import { type FormEvent, useState } from 'react';
import { Button, Dialog, Notice, PassphraseField, useToast } from '../../../shared/ui/index.ts';
import { QrCard } from '../../../shared/ui/qr-card.tsx';
import type { SeveralOn, SeveralView } from '../../ipc/several.ts';
import { ask } from '../bridge/bridge.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface InviteDialogProps {
  view: SeveralOn;
  hasPassphrase: boolean;
  onClose: () => void;
  onView: (view: SeveralView) => void;
}

type Newcomer = SeveralOn['newcomers'][number];

/** Shows the joining code, and whoever answers it. */
export function InviteDialog({ view, hasPassphrase, onClose, onView }: InviteDialogProps) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const { invitation, newcomers } = view;
  const end = async () => {
    const reply = await askWithToast('several:end-invitation', undefined);
    if (!reply) return;
    onView(reply.value);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('several.addTitle')}
      {...(newcomers.length === 0 && { description: t('several.addText') })}
    >
      <div className="page__form">
        {newcomers.length === 0 && invitation && (
          <>
            <QrCard text={invitation.qrText} alt={t('several.qr')} />
            <div className="safe__part">
              <h3>{t('several.words')}</h3>
              <p className="several__words">{invitation.words}</p>
            </div>
            <p role="status" className="cs-soft">
              {t('several.waitingForNewcomer')}
            </p>
          </>
        )}
        <div className="page__form" role="status">
          {newcomers.map((newcomer) => (
            <Admission
              key={newcomer.id}
              newcomer={newcomer}
              hasPassphrase={hasPassphrase}
              onAdmitted={(next) => {
                onView(next);
                onClose();
              }}
            />
          ))}
        </div>
        {invitation && (
          <div>
            <Button kind="quiet" onClick={end}>
              {t('several.endInvitation')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

interface AdmissionProps {
  newcomer: Newcomer;
  hasPassphrase: boolean;
  onAdmitted: (view: SeveralView) => void;
}

/** Asks whether to admit a computer. A vault with a passphrase asks for it, because all keys leave this computer. */
function Admission({ newcomer, hasPassphrase, onAdmitted }: AdmissionProps) {
  const t = useTexts();
  const toast = useToast();
  const { id, name, words } = newcomer;
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const admit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || (hasPassphrase && passphrase === '')) return;
    setBusy(true);
    setFailure(undefined);
    const reply = await ask('several:admit', hasPassphrase ? { id, passphrase } : { id });
    setBusy(false);
    if (!reply.ok) {
      setFailure(reply.error.message);
      return;
    }
    toast({ tone: 'plain', text: t('several.admitted', { name }) });
    onAdmitted(reply.value);
  };
  return (
    <form className="page__form" onSubmit={admit} noValidate aria-label={t('several.newcomer', { name })}>
      <h3>{t('several.newcomer', { name })}</h3>
      <p>{t('several.newcomerText')}</p>
      <p className="several__words">{words}</p>
      <p className="cs-soft cs-small">{t('several.admitText')}</p>
      {failure && <Notice tone="error">{failure}</Notice>}
      {hasPassphrase && (
        <PassphraseField
          label={t('opening.passphrase')}
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      )}
      <div>
        <Button kind="primary" type="submit" busy={busy} disabled={hasPassphrase && passphrase === ''}>
          {t('several.admit', { name })}
        </Button>
      </div>
    </form>
  );
}
