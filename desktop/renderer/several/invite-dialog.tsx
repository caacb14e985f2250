import { Button, Dialog, useToast } from '../../../shared/ui/index.ts';
import { QrCard } from '../../../shared/ui/qr-card.tsx';
import type { SeveralOn, SeveralView } from '../../ipc/several.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useTexts } from '../texts/use-texts.ts';
import { type Owner, ShareProof } from './share-proof.tsx';

export interface InviteDialogProps {
  view: SeveralOn;
  owner: Owner;
  onClose: () => void;
  onView: (view: SeveralView) => void;
}

type Newcomer = SeveralOn['newcomers'][number];

/** Shows the joining code, and whoever answers it. */
export function InviteDialog({ view, owner, onClose, onView }: InviteDialogProps) {
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
              owner={owner}
              onAdmitted={(next) => {
                onView(next);
                onClose();
              }}
            />
          ))}
        </div>
        {invitation && (
          <div>
            <Button onClick={end}>{t('several.endInvitation')}</Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

interface AdmissionProps {
  newcomer: Newcomer;
  owner: Owner;
  onAdmitted: (view: SeveralView) => void;
}

/** Asks whether to admit a computer, with the owner's proof, because all keys leave this computer. */
function Admission({ newcomer, owner, onAdmitted }: AdmissionProps) {
  const t = useTexts();
  const toast = useToast();
  const { id, name, words } = newcomer;
  return (
    <section className="page__form" aria-label={t('several.newcomer', { name })}>
      <h3>{t('several.newcomer', { name })}</h3>
      <p>{t('several.newcomerText')}</p>
      <p className="several__words">{words}</p>
      <p className="cs-soft cs-small">{t('several.admitText')}</p>
      <ShareProof
        owner={owner}
        action={t('several.admit', { name })}
        request={{ channel: 'several:admit', id }}
        onView={(view) => {
          toast({ tone: 'plain', text: t('several.admitted', { name }) });
          onAdmitted(view);
        }}
      />
    </section>
  );
}
