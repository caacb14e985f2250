import { lazy, Suspense, useEffect, useState } from 'react';
import { AlertDialog, Button, Dialog, Notice, TextField } from '../../../shared/ui/index.ts';
import type { SeveralJoining, SeveralView } from '../../ipc/several.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useReply } from '../bridge/use-reply.ts';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { ComputerList } from './computer-list.tsx';
import { JoinDialog } from './join-dialog.tsx';
import { type Owner, ownerOf, ShareProof } from './share-proof.tsx';
import '../pieces/safe.css';
import './several.css';

// Loaded on demand: it contains the QR encoder.
const InviteDialog = lazy(async () => ({ default: (await import('./invite-dialog.tsx')).InviteDialog }));

export interface SeveralSectionProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  /** The words of a joining code that was scanned on the main page. */
  scanned: string | undefined;
}

/** The settings for one vault on several computers. */
export function SeveralSection({ status, scanned }: SeveralSectionProps) {
  const t = useTexts();
  const { value, set } = useReply('several:status', 'several:changed');
  const owner = ownerOf(status);
  return (
    <SettingsSection title={t('several.title')}>
      <p className="cs-soft">{t('several.text')}</p>
      {value?.state === 'off' && (
        <Off view={value} set={set} scanned={scanned} owner={owner} isReadOnly={status.readOnly} />
      )}
      {value?.state === 'joining' && <Joining view={value} set={set} owner={owner} />}
      {value?.state === 'on' && <On view={value} set={set} owner={owner} />}
    </SettingsSection>
  );
}

type SetView = (view: SeveralView) => void;
type ViewOf<State extends SeveralView['state']> = Extract<SeveralView, { state: State }>;

function Off({
  view,
  set,
  scanned,
  owner,
  isReadOnly,
}: {
  view: ViewOf<'off'>;
  set: SetView;
  owner: Owner;
  scanned: string | undefined;
  isReadOnly: boolean;
}) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const [name, setName] = useState(view.suggestedName);
  const [isJoining, setIsJoining] = useState(scanned !== undefined);
  useEffect(() => {
    if (scanned !== undefined) setIsJoining(true);
  }, [scanned]);
  const [isStarting, setIsStarting] = useState(false);
  const turnOff = async () => {
    const reply = await askWithToast('several:turn-off', undefined);
    if (reply) set(reply.value);
  };
  return (
    <>
      {view.failure && (
        <Notice tone="warning" title={t('several.failed')}>
          <p>{view.failure}</p>
          <Button onClick={turnOff}>{t('several.turnOff')}</Button>
        </Notice>
      )}
      <TextField
        label={t('several.name')}
        hint={t('several.nameHint')}
        value={name}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <div className="safe__part">
        <p className="cs-soft cs-small">{t('several.startText')}</p>
        <div>
          <Button disabled={isReadOnly} onClick={() => setIsStarting(true)}>
            {t('several.start')}
          </Button>
        </div>
      </div>
      <div className="safe__part">
        <p className="cs-soft cs-small">{t('several.joinText')}</p>
        <div>
          <Button disabled={isReadOnly} onClick={() => setIsJoining(true)}>
            {t('several.join')}
          </Button>
        </div>
      </div>
      {isStarting && (
        <Dialog
          open
          onClose={() => setIsStarting(false)}
          title={t('several.startTitle')}
          description={t('several.startDialogText')}
        >
          <div className="page__form">
            <ShareProof
              autoFocus
              owner={owner}
              action={t('several.startConfirm')}
              request={{ channel: 'several:start', name: name.trim() || view.suggestedName }}
              onView={(next) => {
                set(next);
                setIsStarting(false);
              }}
            />
          </div>
        </Dialog>
      )}
      {isJoining && (
        <JoinDialog
          name={name.trim() || view.suggestedName}
          words={scanned ?? ''}
          onClose={() => setIsJoining(false)}
          onView={set}
        />
      )}
    </>
  );
}

function Joining({ view, set, owner }: { view: SeveralJoining; set: SetView; owner: Owner }) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const cancel = async () => {
    const reply = await askWithToast('several:turn-off', undefined);
    if (reply) set(reply.value);
  };
  return (
    <>
      {view.failure && (
        <Notice tone="warning" title={t('several.failed')}>
          {view.failure}
        </Notice>
      )}
      <Folder path={view.folder} />
      {view.codeEnded && <Notice tone="warning">{t('several.codeEnded')}</Notice>}
      <div className="safe__part" role="status">
        {view.words === undefined && <p>{t('several.waitingForOffer')}</p>}
        {view.words !== undefined && (
          <>
            <h3>{t('several.compare')}</h3>
            <p className="several__words">{view.words}</p>
            <p className="cs-soft cs-small">
              {view.confirmed ? t('several.confirmed') : t('several.compareText')}
            </p>
          </>
        )}
      </div>
      {view.words !== undefined && !view.confirmed && (
        <div className="page__form">
          <p className="cs-soft cs-small">{t('several.confirmText')}</p>
          <ShareProof
            owner={owner}
            action={t('several.same')}
            request={{ channel: 'several:confirm' }}
            onView={set}
          />
        </div>
      )}
      <div className="safe__buttons">
        <Button onClick={cancel}>{t('several.cancel')}</Button>
      </div>
    </>
  );
}

function On({ view, set, owner }: { view: ViewOf<'on'>; set: SetView; owner: Owner }) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const [isInviting, setIsInviting] = useState(false);
  const [isTurningOff, setIsTurningOff] = useState(false);
  const invite = async () => {
    const reply = await askWithToast('several:invite', undefined);
    if (!reply) return;
    set(reply.value);
    setIsInviting(true);
  };
  const turnOff = async () => {
    setIsTurningOff(false);
    const reply = await askWithToast('several:turn-off', undefined);
    if (reply) set(reply.value);
  };
  return (
    <>
      {view.removedBy && (
        <Notice tone="warning" title={t('several.removed')}>
          {t('several.removedText', { name: view.removedBy })}
        </Notice>
      )}
      {view.failure && (
        <Notice tone="warning" title={t('several.failed')}>
          {view.failure}
        </Notice>
      )}
      {view.remarks.map((remark) => (
        <Notice key={remark} tone="info">
          {remark}
        </Notice>
      ))}
      <Folder path={view.folder} />
      {!view.removedBy && (
        <>
          <ComputerList computers={view.computers} owner={owner} onView={set} />
          <div className="safe__buttons">
            <Button onClick={invite}>{t('several.add')}</Button>
            <Button kind="quiet" onClick={() => setIsTurningOff(true)}>
              {t('several.turnOff')}
            </Button>
          </div>
        </>
      )}
      {view.removedBy && (
        <div>
          <Button onClick={() => setIsTurningOff(true)}>{t('several.turnOff')}</Button>
        </div>
      )}
      {view.events.length > 0 && <Events events={view.events} />}
      {isInviting && (
        <Suspense>
          <InviteDialog view={view} owner={owner} onClose={() => setIsInviting(false)} onView={set} />
        </Suspense>
      )}
      {isTurningOff && (
        <AlertDialog
          open
          onClose={() => setIsTurningOff(false)}
          title={t('several.turnOffTitle')}
          description={<p>{t('several.turnOffText')}</p>}
          confirmLabel={t('several.turnOff')}
          confirmKind="primary"
          onConfirm={turnOff}
        />
      )}
    </>
  );
}

function Folder({ path }: { path: string }) {
  const t = useTexts();
  return (
    <div className="safe__part">
      <h3>{t('several.folder')}</h3>
      <p className="path">{path}</p>
    </div>
  );
}

function Events({ events }: { events: ViewOf<'on'>['events'] }) {
  const t = useTexts();
  return (
    <details className="safe__more">
      <summary>{t('several.events')}</summary>
      <ul className="safe__rows">
        {events.map(({ at, sentence }) => (
          <li key={`${at} ${sentence}`}>
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
