import { useState } from 'react';
import { DAY } from '../../../shared/durations.ts';
import { Button, Dialog } from '../../../shared/ui/index.ts';
import type { SeveralComputer, SeveralView } from '../../ipc/several.ts';
import { SILENT_AFTER } from '../../spans.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { type Owner, ShareProof } from './share-proof.tsx';

export interface ComputerListProps {
  computers: readonly SeveralComputer[];
  owner: Owner;
  onView: (view: SeveralView) => void;
}

/** Lists the computers that share the vault, each with its last change. */
export function ComputerList({ computers, owner, onView }: ComputerListProps) {
  const t = useTexts();
  const [removing, setRemoving] = useState<SeveralComputer>();
  const [renaming, setRenaming] = useState<SeveralComputer>();
  return (
    <div className="safe__part">
      <h3>{t('several.computers')}</h3>
      <ul className="safe__rows">
        {computers.map((computer) => (
          <li key={computer.id}>
            <span className="several__computer">
              <bdi>{computer.name}</bdi>
              <State computer={computer} />
            </span>
            {computer.isThis && (
              <Button kind="quiet" onClick={() => setRenaming(computer)}>
                {t('several.rename')}
              </Button>
            )}
            {!computer.isThis && (
              <Button
                kind="quiet"
                aria-label={t('several.removeNamed', { name: computer.name })}
                onClick={() => setRemoving(computer)}
              >
                {t('several.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {removing && (
        <Dialog
          open
          onClose={() => setRemoving(undefined)}
          title={t('several.removeTitle', { name: removing.name })}
          description={t('several.removeText')}
        >
          <div className="page__form">
            <ShareProof
              autoFocus
              owner={owner}
              action={t('several.remove')}
              request={{ channel: 'several:remove', id: removing.id }}
              onView={(view) => {
                onView(view);
                setRemoving(undefined);
              }}
            />
          </div>
        </Dialog>
      )}
      {renaming && (
        <RenameDialog name={renaming.name} onClose={() => setRenaming(undefined)} onView={onView} />
      )}
    </div>
  );
}

function State({ computer }: { computer: SeveralComputer }) {
  const t = useTexts();
  const { lastWrite, missing, isThis, isUpToDate, isOff, isSilent, hasFiles } = computer;
  const format = new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' });
  const parts = [
    isThis && t('several.thisOne'),
    lastWrite === undefined
      ? t('several.neverWrote')
      : t('several.lastWrite', { when: format.format(lastWrite) }),
    !isThis && !isOff && t(isUpToDate ? 'several.upToDate' : 'several.behind'),
    isSilent && t('several.silent', { days: SILENT_AFTER / DAY }),
    !isThis && lastWrite !== undefined && !hasFiles && t('several.noFiles'),
    missing > 0 && t('several.missing', { count: missing }),
    isOff && t('several.off'),
  ];
  return <span className="cs-soft cs-small">{parts.filter(Boolean).join(' · ')}</span>;
}
